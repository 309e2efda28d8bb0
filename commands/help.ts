import { commands } from './commands.ts';

/** `./poyang help` and `./poyang help COMMAND`; called by the front door, so it stands in no list. */
export const help = {
  async run([word]: string[]): Promise<number> {
    const command = commands.find(({ name }) => name === word);
    if (word !== undefined && !command) {
      process.stderr.write(`poyang: there is no command "${word}". See ./poyang help.\n`);
      return 2;
    }
    process.stdout.write(command ? `${command.help.trim()}\n` : overview());
    return 0;
  },
};

function overview(): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(9)}${summary}`);
  return `poyang watches the rivers, the lake, the air and the soil of a province, and warns in time.

Usage: ./poyang COMMAND [options]

${lines.join('\n')}
  help     This page; ./poyang help COMMAND for one command.

First time here: ./poyang up, then open http://localhost:8080
`;
}
