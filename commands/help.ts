import { commands, findCommand } from './commands.ts';
import { FOR_PEOPLE } from './exit-code.ts';

/** `./poyang help` and `./poyang help COMMAND`; called by the front door, so it stands in no list. Returns the exit code. */
export async function help([word]: readonly string[]): Promise<number> {
  const page = word === undefined ? overview() : await pageOf(word);
  if (page === undefined) return FOR_PEOPLE;
  process.stdout.write(`${page.trim()}\n`);
  return 0;
}

async function pageOf(word: string): Promise<string | undefined> {
  const command = await findCommand(word)?.load();
  return typeof command?.help === 'function' ? command.help() : command?.help;
}

function overview(): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(WIDTH)}${summary}`);
  return `poyang watches the rivers, the lake, the air and the soil of a province, and warns in time.

Usage: ./poyang COMMAND [options]

${lines.join('\n')}
  ${'help'.padEnd(WIDTH)}This page; ./poyang help COMMAND for one command. ./poyang --version tells which poyang this is.

First time here: ./poyang up, then open http://localhost:8080`;
}

/** Wider than the longest name of a command. */
const WIDTH = 15;
