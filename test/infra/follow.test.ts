import { expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { jsonTopic } from '../../domain/topic.ts';
import { follow, newest } from '../../infra/follow.ts';
import { memoryLog } from '../fakes/memory-log.ts';

const Note = z.object({ id: z.string(), text: z.string() });
const notes = jsonTopic({ name: 'notes', schema: Note, key: ({ id }) => id, compacted: true });

test('the newest message of every key stands in the map', async () => {
  const log = memoryLog();
  await log.append(notes, [
    { id: 'a', text: 'old' },
    { id: 'b', text: 'only' },
    { id: 'a', text: 'new' },
  ]);
  const map = await newest(log, notes);
  expect([...map.values()].map(({ text }) => text)).toEqual(['new', 'only']);
});

test('what comes later overlays the map and is told; what stood before is not told', async () => {
  const log = memoryLog();
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  await log.append(notes, [{ id: 'a', text: 'old' }]);
  const told: string[] = [];
  const map = await follow(log, notes, {
    initial: [
      { id: 'a', text: 'built in' },
      { id: 'c', text: 'built in' },
    ],
    signal: ending.signal,
    onChange: ({ text }) => told.push(text),
  });
  expect([...map.values()].map(({ text }) => text)).toEqual(['old', 'built in']);
  await log.append(notes, [{ id: 'a', text: 'new' }]);
  await vi.waitFor(() => expect(told).toEqual(['new']));
  expect(map.get('a')?.text).toBe('new');
});
