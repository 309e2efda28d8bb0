import { PassThrough, Readable, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { decode, decodeLines } from '../../commands/decode.ts';
import { json } from '../../devices/codecs/json.ts';
import { sl651 } from '../../devices/codecs/sl651/sl651.ts';

const FRAME =
  '7E7E05001122334403E832002B020034170718110016F1F1001122334448F0F01707181100201900004026190000403923000104903812109903A421';
const ANSWER =
  '{"ok":true,"station":"0011223344","function":"32","readings":[' +
  '{"time":"2017-07-18T11:00:00+08:00","element":"PJ","value":4,"unit":"mm"},' +
  '{"time":"2017-07-18T11:00:00+08:00","element":"PT","value":4,"unit":"mm"},' +
  '{"time":"2017-07-18T11:00:00+08:00","element":"Z","value":10.49,"unit":"m"},' +
  '{"time":"2017-07-18T11:00:00+08:00","element":"VT","value":10.99,"unit":"V"}]}';

test('a frame in hex is answered by a line of JSON, its keys in order', async () => {
  expect(await answers(sl651, [`${FRAME}\n`])).toEqual([ANSWER]);
});

test('line ends, blank lines, spaces, small letters and a BOM do not matter', async () => {
  const spaced = FRAME.toLowerCase().replace(/../g, '$& ');
  const input = [`\uFEFF${FRAME}\r\n\r\n  \n${spaced}\r\n\n${FRAME}`];
  expect(await answers(sl651, input)).toEqual([ANSWER, ANSWER, ANSWER]);
});

test('lines may come in pieces', async () => {
  const bytes = Buffer.from(`${FRAME}\r\n${FRAME}\r\n`);
  expect(
    await answers(
      sl651,
      Array.from(bytes, (byte) => Buffer.of(byte)),
    ),
  ).toEqual([ANSWER, ANSWER]);
});

test.each([
  ['7E7Z', { ok: false, reason: 'hex', at: 3 }],
  ['7E7', { ok: false, reason: 'hex', at: 3 }],
  ['7E7E 05', { ok: false, reason: 'short', at: 3 }],
  [`${FRAME.slice(0, -1)}2`, { ok: false, reason: 'crc', at: 58 }],
])('%s is answered by its refusal', async (line, refusal) => {
  expect(await answers(sl651, [line])).toEqual([JSON.stringify(refusal)]);
});

test('text is not asked for in hex, and a format without station or function shows none', async () => {
  const line = '{"time":"2026-07-01T00:00:00.250Z","values":{"stage":19.03,"rainfall":null}}';
  expect(await answers(json, [line])).toEqual([
    '{"ok":true,"readings":[' +
      '{"time":"2026-07-01T08:00:00.250+08:00","element":"stage","value":19.03,"unit":null},' +
      '{"time":"2026-07-01T08:00:00.250+08:00","element":"rainfall","value":null,"unit":null}]}',
  ]);
});

test('what else there is to say follows the readings', async () => {
  const down = '7E7E112233445501AAAA3080080200052401101420331BF1CC';
  const text = '7E7E016688668866AAAA350011020005240105151805F2F220504A20303220036E82';
  expect(await answers(sl651, [`${down}\n${text}`])).toEqual([
    '{"ok":true,"station":"1122334455","function":"30","readings":[],"direction":"down"}',
    '{"ok":true,"station":"6688668866","function":"35","readings":[],"text":" PJ 02 "}',
  ]);
});

test('a line too long for any frame is answered, and the next is read', async () => {
  const input = ['7'.repeat(700_000), '7'.repeat(700_000), `\n${FRAME}\n`];
  expect(await answers(sl651, input)).toEqual(['{"ok":false,"reason":"too_long"}', ANSWER]);
});

test('a live stream is answered as it comes', async () => {
  const input = new PassThrough();
  const output = new PassThrough();
  const ended = decodeLines(input, sl651, { output });
  input.write(`${FRAME}\n`);
  const [first] = await output.take(1).toArray();
  expect(String(first)).toBe(`${ANSWER}\n`);
  input.end();
  await ended;
});

test('the input is read no faster than the output takes it', async () => {
  let read = 0;
  const input = Readable.from(
    (function* () {
      for (; read < 10_000; read++) yield Buffer.from(`${FRAME}\n`);
    })(),
  );
  let release = () => {};
  const output = new Writable({
    highWaterMark: 1,
    write: (_chunk, _encoding, done) => {
      release = done;
    },
  });
  const ended = decodeLines(input, sl651, { output });
  for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate);
  expect(read).toBeLessThan(1_000);
  output.destroy();
  release();
  await expect(ended).rejects.toThrow();
});

test('a reader that goes away ends it quietly', async () => {
  const output = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('gone'), { code: 'EPIPE' })),
  });
  await expect(
    decodeLines(Readable.from([Buffer.from(`${FRAME}\n`)]), sl651, { output }),
  ).resolves.toBeUndefined();
});

test.each([
  [[], /^Name a codec: choose one of json, sl651/],
  [['morse'], /^There is no codec "morse": choose one of json, sl651/],
  [['sl651', 'a', 'b'], /^decode reads one FILE: what is "b"/],
  [['sl651', 'no/such/file'], /^Cannot read no\/such\/file: there is no such file/],
  [['sl651', '.'], /^Cannot read \.: it is a folder/],
])('the arguments %j are answered by one sentence', async (args, sentence) => {
  await expect(decode.run(args)).rejects.toMatchObject({
    code: 'CONFIG',
    message: expect.stringMatching(sentence),
  });
});

/** The lines that come out for these chunks. */
async function answers(codec: typeof json, chunks: (string | Buffer)[]): Promise<string[]> {
  const output = new PassThrough();
  const text = output.toArray();
  await decodeLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), codec, { output });
  output.end();
  return Buffer.concat(await text)
    .toString()
    .split('\n')
    .slice(0, -1);
}
