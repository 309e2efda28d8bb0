import { expect, test, vi } from 'vitest';
import { createTally } from '../../ingest/tally.ts';

test('the first of a kind is told at once, the others as a number after a while', () => {
  vi.useFakeTimers();
  const lines: string[] = [];
  const tally = createTally((line) => lines.push(line), 10_000);
  for (const who of ['a', 'b', 'c']) tally.count('Refused', who);
  tally.count('Closed', 'd');
  expect(lines).toEqual(['Refused ("a")', 'Closed ("d")']);
  vi.advanceTimersByTime(10_000);
  expect(lines.slice(2)).toEqual(['Refused: 2 more (the last: "c")']);
  tally.count('Refused', 'e');
  expect(lines.at(-1)).toBe('Refused ("e")');
  vi.useRealTimers();
});

test('what comes from outside cannot break the line or fill it', () => {
  const lines: string[] = [];
  createTally((line) => lines.push(line), 10_000).count('Refused', `x\n${'y'.repeat(5_000)}`);
  expect(lines[0]).not.toContain('\n');
  expect(lines[0]?.length).toBeLessThan(120);
});

test('flush tells what is not yet told', () => {
  const lines: string[] = [];
  const tally = createTally((line) => lines.push(line), 10_000);
  tally.count('Refused', 'a');
  tally.count('Refused', 'b');
  tally.flush();
  tally.flush();
  expect(lines).toEqual(['Refused ("a")', 'Refused: 1 more (the last: "b")']);
});
