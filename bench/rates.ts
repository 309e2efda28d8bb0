import { type BenchTable, spread } from './table.ts';

/** What a round of a flood came to. */
export interface FloodRound<Process extends string> {
  readonly ackedPerSecond: number;
  /** Until all that was acknowledged is stored. */
  readonly storedPerSecond: number;
  /** µs a message. */
  readonly cpu: Record<Process, number>;
}

/** The columns and rows of a table of such rounds: messages of 4 observations each, and what they cost each process. */
export function ratesOf<Process extends string>(
  rounds: readonly FloodRound<Process>[],
  processes: readonly Process[],
): Pick<BenchTable, 'columns' | 'rows'> {
  const column = (pick: (round: FloodRound<Process>) => number) => spread(rounds.map(pick));
  return {
    columns: ['measure', 'median (range)', 'unit'],
    rows: [
      ['acknowledged', column((round) => round.ackedPerSecond), 'messages/s'],
      ['stored, until all is drained', column((round) => round.storedPerSecond), 'messages/s'],
      ['the same', column((round) => round.storedPerSecond * 4), 'observations/s'],
      ...processes.map((name) => [
        `CPU of ${name}`,
        column((round) => round.cpu[name]),
        'µs a message',
      ]),
    ],
  };
}
