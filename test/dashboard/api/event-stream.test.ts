import { expect, test } from 'vitest';
import { createEventStream } from '../../../dashboard/api/event-stream.ts';

/** A client that reads only when told to. */
function sink() {
  const written: string[] = [];
  let close = () => {};
  return {
    written,
    writableLength: 0,
    ended: '',
    write(bytes: Uint8Array) {
      written.push(Buffer.from(bytes).toString());
      this.writableLength += bytes.length;
    },
    read() {
      this.writableLength = 0;
    },
    end() {
      this.ended = 'end';
    },
    destroy() {
      this.ended = 'destroyed';
    },
    once(_: 'close', listener: () => void) {
      close = listener;
    },
    close: () => close(),
  };
}

test('an event is one id, one name and one line of data', () => {
  const stream = createEventStream({ boot: 'b' });
  const client = sink();
  stream.connect(client, 'b-0');
  stream.publish('station', '{"id":"A"}');
  expect(client.written.at(-1)).toBe('id: b-1\nevent: station\ndata: {"id":"A"}\n\n');
  expect(stream.lastId()).toBe('b-1');
});

test('a client that lets too much wait is cut off and hears no more', () => {
  const stream = createEventStream({ boot: 'b', clientBytes: 1_000 });
  const [slow, quick] = [sink(), sink()];
  for (const client of [slow, quick]) stream.connect(client, 'b-0');
  for (let i = 0; i < 10; i++) {
    stream.publish('latest', JSON.stringify('x'.repeat(200)));
    quick.read();
  }
  expect(slow.ended).toBe('destroyed');
  expect(slow.writableLength).toBeLessThanOrEqual(1_000);
  expect(quick.ended).toBe('');
  expect(quick.written).toHaveLength(12);
});

test('the ring keeps no more bytes than it may', () => {
  const stream = createEventStream({ boot: 'b', ring: { events: 100, bytes: 500 } });
  for (let i = 0; i < 50; i++) stream.publish('latest', JSON.stringify('x'.repeat(100)));
  const [recent, old] = [sink(), sink()];
  stream.connect(recent, 'b-48');
  stream.connect(old, 'b-40');
  expect(recent.written.join('')).toMatch(/id: b-49\n.*id: b-50\n/s);
  expect(old.written.join('')).toContain('event: reset');
});

test('what would overrun a client that comes back is a reset instead', () => {
  const stream = createEventStream({ boot: 'b', clientBytes: 1_000 });
  for (let i = 0; i < 10; i++) stream.publish('latest', JSON.stringify('x'.repeat(200)));
  const client = sink();
  stream.connect(client, 'b-0');
  expect(client.written.join('')).toContain('event: reset');
  expect(client.ended).toBe('');
});

test('a client that went away is forgotten', () => {
  const stream = createEventStream({ boot: 'b', maxClients: 1 });
  const client = sink();
  stream.connect(client, undefined);
  expect(stream.isFull()).toBe(true);
  client.close();
  expect(stream.isFull()).toBe(false);
});
