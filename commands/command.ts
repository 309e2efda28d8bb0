/** What `./poyang WORD` does; commands.ts lists them all, help apart. */
export interface Command {
  /** The whole page for `./poyang help NAME`: usage, options with defaults and units, an example. */
  readonly help: string | (() => Promise<string>);
  /** Returns the exit code. Throws PoyangError for what the person can mend. */
  run(args: string[]): Promise<number>;
}

/** What is known of a command before it is loaded, so that each pays for its own imports alone. */
export interface CommandEntry {
  readonly name: string;
  /** One line for `./poyang help`. */
  readonly summary: string;
  load(): Promise<Command>;
}
