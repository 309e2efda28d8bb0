import { expect, test } from 'vitest';
import { CODECS, codecNamed } from '../../../devices/codecs/codecs.ts';

test('every codec is found by its name, which can stand in a topic', () => {
  for (const codec of CODECS) {
    expect(codec.name).toMatch(/^[a-z0-9-]{1,32}$/);
    expect(codecNamed(codec.name)).toBe(codec);
  }
});

test('there is no codec of another name', () => {
  expect(codecNamed('morse')).toBeUndefined();
});
