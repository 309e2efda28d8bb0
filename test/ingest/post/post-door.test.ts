import { expect, test } from 'vitest';
import { PoyangError } from '../../../domain/errors.ts';
import { openAllDoors } from '../open-door.ts';
import { TIMED_32 } from '../tcp/frames.ts';

const READING = '{"time":"2026-07-01T08:00:00+08:00","values":{"stage":19.03}}';
const basic = (id: string, secret = `secret-of-${id}`) =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

function post(
  port: number,
  path: string,
  { as, secret, body = READING }: { as?: string; secret?: string; body?: BodyInit } = {},
): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    body,
    ...(as !== undefined && { headers: { authorization: basic(as, secret) } }),
  });
}

test('a packet is on the log as it came when 204 says so', async () => {
  const door = await openAllDoors(['S1']);
  expect((await post(door.post, '/in/S1/json', { as: 'S1' })).status).toBe(204);
  const bytes = Uint8Array.from(TIMED_32);
  expect((await post(door.post, '/in/S1/sl651', { as: 'S1', body: bytes })).status).toBe(204);
  expect(door.log.kept).toMatchObject([
    { device: 'S1', codec: 'json' },
    { device: 'S1', codec: 'sl651' },
  ]);
  expect(Buffer.from(door.log.kept[1]?.payload ?? []).equals(TIMED_32)).toBe(true);
});

test('a gateway posts for the stations that it speaks for', async () => {
  const door = await openAllDoors([{ id: 'G1', role: 'gateway', speaksFor: ['S1'] }]);
  expect((await post(door.post, '/in/S1/json', { as: 'G1' })).status).toBe(204);
  expect((await post(door.post, '/in/S2/json', { as: 'G1' })).status).toBe(403);
  expect(door.log.kept).toHaveLength(1);
});

test('each refusal has its status and says what to do', async () => {
  const door = await openAllDoors(['S1', { id: 'S2', disabled: true }]);
  const status = async (...args: Parameters<typeof post>) => (await post(...args)).status;
  expect(await status(door.post, '/in/S1/json')).toBe(401);
  expect(await status(door.post, '/in/S1/json', { as: 'S1', secret: 'wrong' })).toBe(401);
  expect(await status(door.post, '/in/S2/json', { as: 'S2' })).toBe(403);
  expect(await status(door.post, '/in/S2/json', { as: 'S1' })).toBe(403);
  expect(await status(door.post, '/elsewhere', { as: 'S1' })).toBe(404);
  expect((await fetch(`http://127.0.0.1:${door.post}/in/S1/json`)).status).toBe(405);
  const long = await post(door.post, '/in/S1/json', { as: 'S1', body: 'x'.repeat(70_000) });
  expect(long.status).toBe(413);
  expect(await long.text()).toContain('65536 bytes');
  expect(door.log.kept).toEqual([]);
});

test('a full disk is 503, so that the gear sends again', async () => {
  const door = await openAllDoors(['S1']);
  door.log.failWith(new PoyangError('DISK_FULL', 'The disk is full.'));
  expect((await post(door.post, '/in/S1/json', { as: 'S1' })).status).toBe(503);
  door.log.mend();
  expect((await post(door.post, '/in/S1/json', { as: 'S1' })).status).toBe(204);
});
