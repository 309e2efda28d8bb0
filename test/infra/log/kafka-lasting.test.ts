import { expect, test } from 'vitest';
import { lasting } from '../../../infra/log/kafka-lasting.ts';

test('what failed to open is opened anew by the next call, and what is open is kept', async () => {
  let attempts = 0;
  const things = lasting(async () => {
    attempts += 1;
    if (attempts === 1) throw new Error('no broker');
    return { attempt: attempts, close: async () => {} };
  });
  await expect(things.get()).rejects.toThrow('no broker');
  expect((await things.get()).attempt).toBe(2);
  expect((await things.get()).attempt).toBe(2);
});

test('what broke is closed once and replaced for everybody', async () => {
  let opened = 0;
  const closed: number[] = [];
  const things = lasting(async () => {
    const number = ++opened;
    return { number, isBroken: () => number === 1, close: async () => void closed.push(number) };
  });
  expect((await things.get()).number).toBe(1);
  const numbers = await Promise.all([things.get(), things.get()]);
  expect(numbers.map(({ number }) => number)).toEqual([2, 2]);
  expect(closed).toEqual([1]);
});

test('nothing opens once closed, and what was opening is closed', async () => {
  let closed = 0;
  const things = lasting(async () => ({ close: async () => void closed++ }));
  const opening = things.get();
  await things.close();
  await opening;
  expect(closed).toBe(1);
  await expect(things.get()).rejects.toMatchObject({ code: 'LOG_UNAVAILABLE' });
});
