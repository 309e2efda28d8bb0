/** One word of `./poyang WORD`: a sibling file each, and a line in the list of main.ts. */
export interface Command {
  readonly name: string;
  /** One line for `./poyang help`. */
  readonly summary: string;
  /** The whole page for `./poyang help NAME`: usage, options with defaults and units, an example. */
  readonly help: string;
  /** Returns the exit code. Throws PoyangError for what the person can mend. */
  run(args: string[]): Promise<number>;
}
