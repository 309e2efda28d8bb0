import { commands } from './commands/commands.ts';
import { FOR_PEOPLE } from './commands/exit-code.ts';
import { help } from './commands/help.ts';
import { PoyangError } from './domain/errors.ts';

/** The front door: finds the command, runs it, and turns what a person can mend into one clear sentence. */
async function main([word = 'help', ...args]: string[]): Promise<number> {
  if (word === 'help' || word === '--help' || word === '-h') return help.run(args);
  if (args.includes('--help') || args.includes('-h')) return help.run([word]);

  const command = commands.find(({ name }) => name === word);
  if (!command) {
    process.stderr.write(`poyang: there is no command "${word}". See ./poyang help.\n`);
    return 2;
  }
  return command.run(args);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`poyang: ${sentence(error)}\n`);
    process.exit(isForPeople(error) ? FOR_PEOPLE : 1); // a broken room may still hold what keeps it alive
  },
);

/** What a person can mend is a sentence; anything else is our fault and keeps its stack. */
function sentence(error: unknown): string {
  if (error instanceof PoyangError) return error.message;
  if (isArgumentError(error)) return `${error.message} See ./poyang help.`;
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
