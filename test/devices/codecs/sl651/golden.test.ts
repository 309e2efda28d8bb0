import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerTo } from '../../../../commands/decode/answer.ts';
import { sl651 } from '../../../../devices/codecs/sl651/sl651.ts';

const golden = new URL('golden/', import.meta.url).pathname;

test.each(globSync('*.hex', { cwd: golden }))('%s decodes as its golden file says', (file) => {
  const frame = readFileSync(`${golden}${file}`, 'utf8').trim();
  const { decoded } = JSON.parse(readFileSync(`${golden}${file.replace('.hex', '.json')}`, 'utf8'));
  expect(JSON.parse(answerTo(Buffer.from(frame), sl651))).toEqual(decoded);
});
