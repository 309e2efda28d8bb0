import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Topic } from '../../../domain/topic.ts';
import type { Batch, Log } from '../../../infra/log/log.ts';
import type { Logger } from '../../../infra/logger.ts';
import { type Note, notes, noteTopic } from './note-topic.ts';
import { memoryLogger } from './open-folder.ts';
import { batchesOf, textsOf } from './read-notes.ts';

/**
 * What readers of one group do when another comes in the middle of a batch, and when one goes. The mock cluster refuses commits
 * while a group is joining, which a real one takes; each refusal is a WARN, after which the batch may come again.
 */
export function testSharing(open: (logger: Logger) => Log): void {
  test('readers that come and go in the middle of batches share a topic: no record is lost, none comes again that was committed, and none is missing in what a reader remembers', async () => {
    const logger = memoryLogger();
    const [writing, one, other] = [open(logger), open(logger), open(logger)];
    const topic = noteTopic();
    const group = `group-${randomUUID()}`;
    const seen = ledger();
    const stop = new AbortController();
    let sent = 0;
    const send = async () => {
      await writing.append(topic, notes(15, sent));
      sent += 15;
    };
    const until = async (enough: () => boolean, meanwhile = async () => {}) => {
      for (let round = 0; round < 400 && !enough(); round++) {
        await meanwhile();
        await pause(50);
      }
      expect(enough()).toBe(true);
    };

    const first = readSlowly(one, { topic, group, seen: seen.of('one'), signal: stop.signal });
    await until(() => seen.count('one') > 100, send);
    const leave = new AbortController();
    const second = readSlowly(other, {
      topic,
      group,
      seen: seen.of('other'),
      signal: leave.signal,
    });
    await until(() => seen.count('other') > 100, send);
    expect(notes(KEYS).map(({ key }) => seen.owners(key).length)).toEqual(Array(KEYS).fill(1));
    leave.abort();
    await second;
    await until(() => seen.texts().size === sent);
    stop.abort();
    await first;

    expect(seen.holes).toEqual([]);
    expect(seen.foreign).toEqual([]);
    expect(seen.again.length).toBeLessThanOrEqual(BATCH * logger.lines.length);
    expect(seen.texts()).toEqual(new Set(notes(sent).map(({ text }) => text)));
    expect(await writing.lag(topic, group)).toBe(0);
    await Promise.all([writing, one, other].map((log) => log.close()));
  }, 60_000);
}

const BATCH = 25;

interface Seen {
  received(batch: Batch<Note>): void;
  committed(texts: readonly string[]): void;
}

/**
 * Who received what, what came again after it was committed, and what a reader had to find missing among the notes of a key
 * since it last began anew: another reader had it meanwhile.
 */
function ledger() {
  const received = new Map<string, number>();
  const all = new Set<string>();
  const committed = new Set<string>();
  const again: string[] = [];
  const holes: string[] = [];
  const foreign: string[] = [];
  const owns = new Map<string, Batch<Note>['owns']>();
  return {
    again,
    holes,
    /** Notes of keys that their reader does not own. */
    foreign,
    owners: (key: string) => [...owns].filter(([, isOwn]) => isOwn(key)),
    texts: () => all,
    count: (reader: string) => received.get(reader) ?? 0,
    of: (reader: string, memory = memoryOfKeys()): Seen => ({
      received(batch) {
        holes.push(...memory.holesBefore(batch));
        owns.set(reader, batch.owns);
        const others = batch.entries.filter(({ message }) => !batch.owns(message.key));
        foreign.push(...others.map(({ message }) => message.text));
        const texts = textsOf(batch);
        received.set(reader, (received.get(reader) ?? 0) + texts.length);
        for (const text of texts) all.add(text);
        again.push(...texts.filter((text) => committed.has(text)));
      },
      committed(texts) {
        for (const text of texts) committed.add(text);
      },
    }),
  };
}

/** What one reader remembers: the number of the last note of each key. */
function memoryOfKeys() {
  const last = new Map<string, number>();
  return {
    /** The texts of notes between which and the one remembered others are missing. */
    holesBefore({ anew, entries }: Batch<Note>): string[] {
      if (anew) last.clear();
      return entries.flatMap(({ message: { key, text } }) => {
        const number = Number(text.replace('note ', ''));
        const known = last.get(key) ?? number;
        last.set(key, number);
        return number > known + KEYS ? text : [];
      });
    },
  };
}

/** `notes` gives its notes to so many keys in turn. */
const KEYS = 3;

async function readSlowly(
  log: Log,
  reader: { topic: Topic<Note>; group: string; seen: Seen; signal: AbortSignal },
): Promise<void> {
  const { topic, group, seen, signal } = reader;
  const options = { from: { committed: group }, maxRecords: BATCH, signal };
  for await (const batch of batchesOf(log, topic, options)) {
    seen.received(batch);
    await pause(20); // the work on a batch takes a while, so that a rebalance meets it
    await batch.commit();
    seen.committed(textsOf(batch));
  }
}
