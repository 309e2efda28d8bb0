import { expect, test } from 'vitest';
import { raw } from '../../domain/topics.ts';
import type { Processor } from '../../streams/processor.ts';
import { together } from '../../streams/together.ts';
import { bytes, drain, littleHouse, NOW } from './little-house.ts';

type Raw = Parameters<(typeof raw)['encode']>[0];

test('processors of one topic are given the same batches in turn, by the reader of the first', async () => {
  const { context, log } = littleHouse();
  const met: string[] = [];
  const one = (name: string): Processor<Raw> => ({
    name,
    reads: raw,
    maxRecords: 2,
    open: async () => async (entries) => {
      met.push(...entries.map(({ message }) => `${name} ${message.device}`));
    },
  });
  const devices = ['a', 'b', 'c'];
  const packets = devices.map((device) => packet(device));
  await log.append(raw, packets);
  await drain(together(one('first'), one('second')), context);
  expect(met.toSorted()).toEqual([
    ...devices.map((device) => `first ${device}`),
    ...devices.map((device) => `second ${device}`),
  ]);
  expect(await log.lag(raw, 'first')).toBe(0);
});

test('what one of them cannot take is not committed', async () => {
  const { context, log } = littleHouse();
  const takes: Processor<Raw> = {
    name: 'takes',
    reads: raw,
    maxRecords: 2,
    open: async () => async () => undefined,
  };
  const fails: Processor<Raw> = {
    ...takes,
    name: 'fails',
    open: async () => async () => {
      throw new Error('no room');
    },
  };
  await log.append(raw, [packet('a')]);
  await expect(drain(together(takes, fails), context)).rejects.toThrow('no room');
  expect(await log.lag(raw, 'takes')).toBe(1);
});

function packet(device: string): Raw {
  return { device, codec: 'json', received: NOW, payload: bytes('{}') };
}
