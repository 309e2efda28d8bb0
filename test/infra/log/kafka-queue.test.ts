import { expect, test } from 'vitest';
import { KAFKA_ERRORS, type KafkaProducer } from '../../../infra/log/kafka-binding.ts';
import { kafkaQueue } from '../../../infra/log/kafka-queue.ts';

/** A producer with room for so many records, which reports on them when the test says so. */
function fakeProducer(room: number) {
  const accepted: { value: string; opaque: unknown }[] = [];
  const reports: ((error: Error | null, report: { opaque: unknown }) => void)[] = [];
  const produced: string[] = [];
  const producer = {
    on: (_: string, listener: (typeof reports)[number]) => reports.push(listener),
    produce(_topic: string, _: null, value: Uint8Array, _key: string, _t: null, opaque: unknown) {
      if (value.length > 10) throw codedError(KAFKA_ERRORS.messageTooLarge);
      if (accepted.length === room) throw codedError(KAFKA_ERRORS.queueFull);
      const text = new TextDecoder().decode(value);
      accepted.push({ value: text, opaque });
      produced.push(text);
    },
  };
  return {
    producer: producer as unknown as KafkaProducer,
    produced,
    report(count: number, error: Error | null = null) {
      for (const { opaque } of accepted.splice(0, count)) {
        for (const tell of reports) tell(error, { opaque });
      }
    },
  };
}

function codedError(code: number, message = `code ${code}`): Error {
  return Object.assign(new Error(message), { code });
}

function records(...values: string[]) {
  return values.map((value) => ({ key: 'k', value: new TextEncoder().encode(value) }));
}

test('a call resolves with its last report, and not before', async () => {
  const fake = fakeProducer(10);
  const done: string[] = [];
  const queue = kafkaQueue(fake.producer, () => done.push('all'));
  const one = queue.add('t', records('a', 'b')).then(() => done.push('one'));
  const other = queue.add('t', records('c')).then(() => done.push('other'));
  fake.report(1);
  await Promise.resolve();
  expect(done).toEqual([]);
  fake.report(2);
  await Promise.all([one, other]);
  expect(done).toEqual(['all', 'one', 'other']);
});

test('a full queue holds back this call and all after it, and their order stands', async () => {
  const fake = fakeProducer(3);
  const queue = kafkaQueue(fake.producer, () => {});
  const calls = [queue.add('t', records('a', 'b', 'c', 'd', 'e')), queue.add('t', records('f'))];
  expect(fake.produced).toEqual(['a', 'b', 'c']);
  expect(queue.waitingBytes()).toBeGreaterThan(0);
  for (let round = 0; round < 6; round++) {
    fake.report(1);
    queue.handOver();
  }
  await Promise.all(calls);
  expect(fake.produced).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  expect(queue.waitingBytes()).toBe(0);
});

test('a call of which one record is not kept rejects with LOG_UNAVAILABLE, after all are reported on', async () => {
  const fake = fakeProducer(10);
  const queue = kafkaQueue(fake.producer, () => {});
  const call = queue.add('t', records('a', 'b', 'c'));
  fake.report(1);
  fake.report(1, new Error('Local: Message timed out'));
  fake.report(1);
  await expect(call).rejects.toMatchObject({
    code: 'LOG_UNAVAILABLE',
    message: expect.stringContaining('Message timed out'),
  });
  expect(queue.isBroken()).toBe(false);
});

test('a fatal report breaks the producer', async () => {
  const fake = fakeProducer(10);
  const queue = kafkaQueue(fake.producer, () => {});
  const call = queue.add('t', records('a'));
  fake.report(1, codedError(KAFKA_ERRORS.fatal));
  await expect(call).rejects.toMatchObject({ code: 'LOG_UNAVAILABLE' });
  expect(queue.isBroken()).toBe(true);
});

test("one caller's too large message does not fail another's call", async () => {
  const fake = fakeProducer(10);
  const queue = kafkaQueue(fake.producer, () => {});
  const large = queue.add('t', records('a', 'much too large', 'b'));
  const small = queue.add('t', records('c'));
  fake.report(2);
  await expect(large).rejects.toThrow(RangeError);
  await small;
  expect(fake.produced).toEqual(['a', 'c']);
});

test('calls given up reject once, whatever is reported later', async () => {
  const fake = fakeProducer(1);
  const queue = kafkaQueue(fake.producer, () => {});
  const calls = [queue.add('t', records('a')), queue.add('t', records('b'))];
  queue.refuse(new Error('closed'));
  fake.report(1);
  queue.handOver();
  const outcomes = await Promise.allSettled(calls);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
