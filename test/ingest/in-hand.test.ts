import { expect, test } from 'vitest';
import { createInHand } from '../../ingest/in-hand.ts';

test('it is full at its limit, and has room again when half is done', () => {
  const inHand = createInHand(100);
  inHand.take(60);
  expect(inHand.isFull).toBe(false);
  inHand.take(60);
  expect(inHand.isFull).toBe(true);
  inHand.give(60);
  expect(inHand.isFull).toBe(true);
  inHand.give(60);
  expect(inHand.isFull).toBe(false);
});

test('those who wait are called once, and those who left are not', () => {
  const inHand = createInHand(100);
  const called: string[] = [];
  const stays = () => called.push('stays');
  const leaves = () => called.push('leaves');
  inHand.take(100);
  inHand.whenRoom(stays);
  inHand.whenRoom(leaves);
  inHand.forget(leaves);
  inHand.give(100);
  inHand.take(100);
  inHand.give(100);
  expect(called).toEqual(['stays']);
});

test('once shut it lets nothing in, and tells when all is done', async () => {
  const inHand = createInHand(100);
  inHand.take(10);
  let isDone = false;
  const done = inHand.shut().then(() => {
    isDone = true;
  });
  expect(inHand.isFull).toBe(true);
  await Promise.resolve();
  expect(isDone).toBe(false);
  inHand.give(10);
  await done;
  expect(inHand.isFull).toBe(true);
});
