import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { Codec } from '../devices/codecs/codec.ts';
import { CODECS, codecNamed } from '../devices/codecs/codecs.ts';
import { PoyangError } from '../domain/errors.ts';
import { Gear } from '../domain/gear.ts';
import type { Command } from './command.ts';
import { answerTo, type Known } from './decode/answer.ts';
import { linesOf } from './decode/lines.ts';

const names = CODECS.map(({ name }) => name).join(', ');

/** Answers each frame of a file or of standard input by a line of JSON. */
export const decode: Command = {
  help: `
Usage: ./poyang decode CODEC [FILE] [--gear FILE]

Reads a frame a line from FILE, or from standard input without one or with "-", and writes a line of JSON for each:

  {"ok":true,"station":"0012345678","function":"32","readings":[{"time":"2017-07-18T11:00:00+08:00","element":"Z","value":10.49,"unit":"m"}]}
  {"ok":false,"reason":"crc","at":41}

CODEC is one of: ${names}. Frames are written in hex, spaces allowed; those of text codecs
(${CODECS.filter(({ text }) => text)
    .map(({ name }) => name)
    .join(', ')}) as they are, one on a line. Blank lines are skipped.

--gear FILE       how the device departs from its format, as JSON: the "gear" of its station in the registry. A mapping needs it.

Times are shown in Beijing time. A value of null says that the gear had none; a unit of null, that the format names
none. Station and function are left out where the format has none. Where there is something to say, more follows the readings:
"direction":"down" for what a centre sent, "packet" for one part of many, "text" for what an observer wrote; and in a
reading "station", where a relay speaks for another than itself, "doubt", what the gear holds against its value, and
"raw", the bytes of a maker's own element. "signs" are what the gear says of itself, "attached" its pictures. "at" is the offset of the byte, or of the character for
hex and text, at which decoding failed.

The exit code is 0 if the input could be read: a bad frame is an answer, not a failure.

Example
  echo 7E7E05001122334403E832002B020034170718110016F1F1001122334448F0F0170718110020190000402619000040392300010490\\
3812109903A421 | ./poyang decode sl651`,

  async run(args) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { gear: { type: 'string' } },
    });
    const [name, file = '-', more] = positionals;
    const codec = codecNamed(name ?? '');
    if (!codec) {
      const problem = name === undefined ? 'Name a codec' : `There is no codec "${name}"`;
      throw new PoyangError('CONFIG', `${problem}: choose one of ${names}.`);
    }
    if (more !== undefined) {
      throw new PoyangError('CONFIG', `decode reads one FILE: what is "${more}"?`);
    }
    const input = file === '-' ? process.stdin : createReadStream(file);
    const known = values.gear === undefined ? {} : { gear: await readGear(values.gear) };
    await decodeLines(input, codec, { output: process.stdout, known }).catch((error) =>
      explain(error, file),
    );
    return 0;
  },
};

/** Answers each line of the input by one, no faster than the output takes them; ends quietly when nobody reads on. */
export async function decodeLines(
  input: Readable,
  codec: Codec,
  { output, known = {} }: { output: Writable; known?: Known },
): Promise<void> {
  try {
    await pipeline(input, answers, output, { end: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }

  async function* answers(chunks: AsyncIterable<Uint8Array>) {
    for await (const lines of linesOf(chunks)) {
      if (lines.length > 0) yield lines.map((line) => `${answerTo(line, codec, known)}\n`).join('');
    }
  }
}

async function readGear(file: string): Promise<Gear> {
  try {
    return Gear.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new PoyangError(
      'CONFIG',
      `Cannot read the gear in ${file}: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
}

function explain(error: NodeJS.ErrnoException, file: string): never {
  const problem = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder',
    EACCES: 'not allowed',
  }[error.code ?? ''];
  if (problem === undefined) throw error;
  throw new PoyangError('CONFIG', `Cannot read ${file}: ${problem}.`, { cause: error });
}
