import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { benches } from '../bench/benches.ts';
import { type BenchTable, formatTable } from '../bench/table.ts';
import { PoyangError } from '../domain/errors.ts';
import type { Command } from './command.ts';

/** Measures, and prints a table for each measurement. Throws CONFIG for a bench that is none. */
export const bench: Command = {
  async help() {
    const all = await Promise.all(Object.values(benches).map((load) => load()));
    const lines = all.map(({ name, summary }) => `  ${name.padEnd(14)}${summary}`);
    return page(lines.join('\n'));
  },

  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        rounds: { type: 'string', default: '3' },
        seconds: { type: 'string', default: '30' },
        json: { type: 'string' },
      },
    });
    const options = {
      rounds: wholeNumber('--rounds', values.rounds),
      seconds: wholeNumber('--seconds', values.seconds),
      say: (line: string) => void process.stderr.write(`${line}\n`),
    };
    const tables: BenchTable[] = [];
    for (const load of chosenBenches(positionals)) {
      const chosen = await load();
      options.say(`bench ${chosen.name}: ${chosen.summary}`);
      for (const table of await chosen.run(options)) {
        tables.push(table);
        process.stdout.write(`\n${formatTable(table)}\n`);
      }
    }
    if (values.json)
      writeFileSync(values.json, JSON.stringify({ machine: machine(), tables }, null, 2));
    return 0;
  },
};

const page = (list: string) => `
Usage: ./poyang bench [NAME …] [--rounds N] [--seconds N] [--json FILE]

Without a NAME: all of them, one after the other.

${list}

Options
  --rounds N     how often each measurement is repeated (default 3); tables show the median and the range
  --seconds N    how long a sustained load lasts (default 30)
  --json FILE    write the tables there too

All load goes to 127.0.0.1. Each bench makes its own data folder under the system's temporary folder and removes it.`;

function chosenBenches(names: readonly string[]) {
  const unknown = names.find((name) => !Object.hasOwn(benches, name));
  if (unknown !== undefined) {
    throw new PoyangError('CONFIG', `There is no bench "${unknown}": see ./poyang help bench.`);
  }
  return Object.entries(benches)
    .filter(([name]) => names.length === 0 || names.includes(name))
    .map(([, load]) => load);
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new PoyangError('CONFIG', `${option} takes a whole number above 0, not "${text}".`);
}

function machine() {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
}
