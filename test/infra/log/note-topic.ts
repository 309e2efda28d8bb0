import { randomUUID } from 'node:crypto';
import type { Topic } from '../../../domain/topic.ts';

/** A message to try a log with. */
export interface Note {
  readonly key: string;
  readonly text: string;
}

/** A topic of notes, by default one that no other test has written to. */
export function noteTopic(options: { name?: string; compacted?: boolean } = {}): Topic<Note> {
  const { name = `notes-${randomUUID()}`, compacted = false } = options;
  return {
    name,
    compacted,
    key: (note) => note.key,
    encode: (note) => new TextEncoder().encode(JSON.stringify(note)),
    decode: (bytes) => JSON.parse(new TextDecoder().decode(bytes)),
  };
}

/** Notes numbered from `first`, by turns of three stations. */
export function notes(count: number, first = 0): Note[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `station-${(first + index) % 3}`,
    text: `note ${first + index}`,
  }));
}
