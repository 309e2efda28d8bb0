import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { type Note, noteTopic } from './note-topic.ts';
import { openFolder, temporaryFolder } from './open-folder.ts';
import { batchesOf, readAll } from './read-notes.ts';

const topic = noteTopic({ name: 'notes' });

test('two processes append to one topic while a third reads: each record once, in the order of its key', async () => {
  const folder = temporaryFolder();
  const writers = [startWriter(folder, 'a', 1_500), startWriter(folder, 'b', 1_500)];
  const log = openFolder(folder);
  const numbers: Record<string, number[]> = { a: [], b: [] };
  let received = 0;
  for await (const { entries } of batchesOf(log, topic, { maxRecords: 100 })) {
    for (const { message } of entries) numbers[message.key]?.push(numberOf(message));
    received += entries.length;
    if (received >= 3_000) break;
  }
  const all = Array.from({ length: 1_500 }, (_, number) => number);
  expect(numbers).toEqual({ a: all, b: all });
  expect(await Promise.all(writers.map(exitCode))).toEqual([0, 0]);
});

test('a writer killed in mid-append leaves all that it acknowledged, once, and the next one goes on', async () => {
  const folder = temporaryFolder();
  const acknowledged: string[] = [];
  for (const [round, kill] of [1, 40, 333, 90, 7].entries()) {
    const key = `round-${round}`;
    const numbers = await acknowledgedBeforeKill(startWriter(folder, key, 1e9), kill);
    acknowledged.push(...numbers.map((number) => `${key} ${number}`));

    const { messages } = await readAll(openFolder(folder), topic);
    const kept = messages.map((note) => `${note.key} ${numberOf(note)}`);
    expect(kept).toHaveLength(new Set(kept).size);
    expect(acknowledged.filter((note) => !kept.includes(note))).toEqual([]);
  }
});

function startWriter(folder: string, key: string, count: number): ChildProcess {
  const script = new URL('./writing-child.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, folder, topic.name, key, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Kills the writer when it has acknowledged so many; returns all that it did acknowledge until it was dead. */
async function acknowledgedBeforeKill(writer: ChildProcess, count: number): Promise<string[]> {
  const numbers: string[] = [];
  if (writer.stdout === null) return numbers;
  for await (const line of createInterface({ input: writer.stdout })) {
    numbers.push(line);
    if (numbers.length === count) writer.kill('SIGKILL');
  }
  return numbers;
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  child.stdout?.resume();
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}

function numberOf(note: Note): number {
  return Number.parseInt(note.text, 10);
}
