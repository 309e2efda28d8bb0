import { expect, onTestFinished, test } from 'vitest';
import { PoyangError } from '../../../domain/errors.ts';
import { openAllDoors as openDoor } from '../open-door.ts';
import { until } from '../until.ts';
import { ASCII_32, KEEP_ALIVE, SZY206_FLOW, TEST_30, TIMED_32 } from './frames.ts';
import { gear } from './gear.ts';

const S1 = { id: '12345678', link: {} };
const S2 = { id: '11223344', link: {} };
/** What the door says to TEST_30 at its time, 2026-07-01 08:00:00. */
const ACK_OF_30 = '7e7e00123456780112343080080200032607010800001b';
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('a report is on the log as it came before it is acknowledged with its serial number', async () => {
  const door = await openDoor([S1]);
  const station = await gear(door.tcp);
  door.log.hold();
  station.send(TEST_30);
  await until(() => door.log.appends.length === 1, 'the append begins');
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  expect(station.heard()).toHaveLength(0);
  door.log.release();
  expect(textOf(await station.hears(25)).slice(0, 46)).toBe(ACK_OF_30);
  expect(door.log.kept).toMatchObject([{ device: '12345678', codec: 'sl651' }]);
  expect(textOf(door.log.kept[0]?.payload ?? Buffer.alloc(0))).toBe(textOf(TEST_30));
});

test('a frame in segments of one byte, and two frames in one segment, are each acknowledged', async () => {
  const door = await openDoor([S1, S2]);
  const station = await gear(door.tcp);
  for (const byte of TEST_30) {
    station.send(Uint8Array.of(byte));
    await new Promise(setImmediate);
  }
  await station.hears(25);
  const relay = await gear(door.tcp);
  relay.send(Buffer.concat([TIMED_32, ASCII_32.subarray(0, 9)]));
  await relay.hears(25);
  expect(door.log.kept.map(({ device }) => device)).toEqual(['12345678', '11223344']);
});

test('the same report sent again is acknowledged and not kept twice, also by another link', async () => {
  const door = await openDoor([S1]);
  const station = await gear(door.tcp);
  station.send(TEST_30);
  station.send(TEST_30);
  await station.hears(50);
  const again = await gear(door.tcp);
  again.send(TEST_30);
  await again.hears(25);
  expect(door.log.kept).toHaveLength(1);
});

test('a message that keeps the link alive is kept and not answered', async () => {
  const door = await openDoor([S1]);
  const station = await gear(door.tcp);
  station.send(KEEP_ALIVE, TEST_30);
  await station.hears(25);
  expect(station.heard()).toHaveLength(25);
  expect(door.log.kept).toHaveLength(2);
});

test('whom the house does not know, or not by raw TCP, is neither kept nor answered', async () => {
  const door = await openDoor(['12345678', S2]);
  const station = await gear(door.tcp);
  station.send(TEST_30, SZY206_FLOW, TIMED_32);
  await station.hears(25);
  expect(door.log.kept.map(({ device }) => device)).toEqual(['11223344']);
  expect(door.lines.at(-1)).toContain('no account of that device may come by raw TCP');
});

test('a wrong password or a disabled account closes the link', async () => {
  const door = await openDoor([
    { id: '12345678', link: { password: 'FFFF' } },
    { ...S2, disabled: true },
  ]);
  for (const frame of [TEST_30, TIMED_32]) {
    const station = await gear(door.tcp);
    station.send(frame);
    await station.closed();
    expect(station.heard()).toHaveLength(0);
  }
  expect(door.log.kept).toEqual([]);
});

test('disabling an account closes its link', async () => {
  const door = await openDoor([S1]);
  const station = await gear(door.tcp);
  station.send(TEST_30);
  await station.hears(25);
  await door.change({ ...S1, disabled: true });
  await station.closed();
});

test('a frame whose check sum is wrong is kept for people to see, and not acknowledged', async () => {
  const door = await openDoor([S1]);
  const station = await gear(door.tcp);
  const damaged = Buffer.from(TEST_30);
  damaged[40] = 0x99;
  station.send(damaged, TEST_30);
  await station.hears(25);
  expect(station.heard()).toHaveLength(25);
  expect(door.log.kept.map(({ payload }) => textOf(payload))).toEqual(
    [damaged, TEST_30].map(textOf),
  );
});

test('a full disk: no acknowledgement, the link is closed, and the same resend is acknowledged later', async () => {
  const door = await openDoor([S1]);
  door.log.failWith(new PoyangError('DISK_FULL', 'The disk is full.'));
  const station = await gear(door.tcp);
  station.send(TEST_30);
  await station.closed();
  expect(station.heard()).toHaveLength(0);
  door.log.mend();
  const again = await gear(door.tcp);
  again.send(TEST_30);
  await again.hears(25);
  expect(door.log.kept).toHaveLength(1);
});

test('more links from one address than its share are closed at once; others may still come', async () => {
  const door = await openDoor([S1], { connectionsPerAddress: 2 });
  const links = [await gear(door.tcp), await gear(door.tcp), await gear(door.tcp)];
  await links[2]?.closed();
  const elsewhere = await gear(door.tcp, '127.0.0.9');
  elsewhere.send(TEST_30);
  await elsewhere.hears(25);
});

test('strangers and silent links are closed, and noise has its bound', async () => {
  const door = await openDoor([S1], { strangerMs: 50 });
  const stranger = await gear(door.tcp);
  stranger.send(TIMED_32);
  await stranger.closed();
  const noisy = await openDoor([S1]);
  const noise = await gear(noisy.tcp);
  noise.send(Buffer.alloc(80 * 1024, 0x55));
  await noise.closed();
  const idle = await openDoor([S1], { idleMs: 50 });
  await (await gear(idle.tcp)).closed();
});

test('a frame that claims to be longer than it is does not swallow for long what follows it', async () => {
  const door = await openDoor([S1], { stallMs: 50, connectMs: 50 });
  const station = await gear(door.tcp);
  const begun = Buffer.from(TEST_30.subarray(0, 14));
  begun.writeUInt16BE(MOST_CLAIMED, 11);
  station.send(begun);
  let sent = begun.length;
  const more = setInterval(() => {
    station.send(TEST_30);
    sent += TEST_30.length;
  }, 10);
  onTestFinished(() => clearInterval(more));
  expect(textOf(await station.hears(25))).toContain(ACK_OF_30);
  expect(sent).toBeLessThan(MOST_CLAIMED);
});

/** Bytes that a frame of SL 651 can claim. */
const MOST_CLAIMED = 0xfff;

test('stopping makes durable and acknowledges what was taken, and then closes', async () => {
  const door = await openDoor([S1]);
  const station = await gear(door.tcp);
  door.log.hold();
  station.send(TEST_30);
  await until(() => door.log.appends.length === 1, 'the append begins');
  const stopped = door.stop();
  door.log.release();
  await stopped;
  await station.closed();
  expect(station.heard()).toHaveLength(25);
});
