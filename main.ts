import { readFileSync } from 'node:fs';
import { findCommand } from './commands/commands.ts';
import { FOR_PEOPLE } from './commands/exit-code.ts';
import { help } from './commands/help.ts';
import { PoyangError } from './domain/errors.ts';

/** The front door: finds the command, runs it, and turns what a person can mend into one clear sentence. */
async function main([word = 'help', ...args]: string[]): Promise<number> {
  if (word === '--version') return tellVersion();
  if (word === 'help' || isHelp(word)) return help(args);
  if (args.some(isHelp)) return help([word]);

  const command = await findCommand(word)?.load();
  return command ? command.run(args) : FOR_PEOPLE;
}

// Whoever reads what is printed may go at any time (head, a terminal that is closed): what is under way is done all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`poyang: ${sentence(error)}\n`);
    process.exit(isForPeople(error) ? FOR_PEOPLE : 1); // a broken room may still hold what keeps it alive
  },
);

function tellVersion(): number {
  const file = new URL('./package.json', import.meta.url);
  process.stdout.write(`poyang ${JSON.parse(readFileSync(file, 'utf8')).version}\n`);
  return 0;
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

/** What a person can mend is a sentence; anything else is our fault and keeps its stack. */
function sentence(error: unknown): string {
  if (error instanceof PoyangError) return error.message;
  if (isArgumentError(error)) return `${error.message.split('. ', 1)[0]}. See ./poyang help.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Starting again would not help: only a person can. */
function isForPeople(error: unknown): boolean {
  if (error instanceof PoyangError) {
    return ['CONFIG', 'PORT_IN_USE', 'DATA_NEWER'].includes(error.code);
  }
  return isArgumentError(error);
}

function isArgumentError(error: unknown): error is Error {
  return (
    error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_')
  );
}
