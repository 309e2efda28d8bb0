import { expect, test } from 'vitest';
import { countFailures } from '../../../infra/accounts/failures.ts';

test('60 failures bar an address, and a second later one more try is free', () => {
  let now = 0;
  const failures = countFailures({ now: () => now });
  for (let count = 0; count < 60; count++) {
    expect(failures.isBarred('a')).toBe(false);
    failures.count('a');
  }
  expect(failures.isBarred('a')).toBe(true);
  expect(failures.isBarred('b')).toBe(false);
  now = 1_000;
  expect(failures.isBarred('a')).toBe(false);
  failures.count('a');
  expect(failures.isBarred('a')).toBe(true);
});

test('a clock that is set back frees those who were barred', () => {
  let now = 1_000_000;
  const failures = countFailures({ now: () => now });
  for (let count = 0; count < 60; count++) failures.count('a');
  expect(failures.isBarred('a')).toBe(true);
  now = 0;
  expect(failures.isBarred('a')).toBe(false);
});
