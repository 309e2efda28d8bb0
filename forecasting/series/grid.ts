import { PoyangError } from '../../domain/errors.ts';
import { spokenDuration } from './duration.ts';

/** Regular steps that hold every row of a table. */
export interface Grid {
  /** Epoch ms of index 0. */
  readonly start: number;
  readonly length: number;
  /** Where a row of the table stands. */
  indexOf(row: number): number;
}

/**
 * Lays the times of a table, in any order, on the grid that begins with the earliest. Throws CONFIG for a time between two
 * steps, where the rows lie mostly closer or wider than the step, for then the step is wrong, and where they are too few for their span.
 */
export function gridOf(times: readonly number[], step: number, file: string): Grid {
  if (times.length === 0) throw new PoyangError('CONFIG', `${file} has a header, but no row.`);
  const start = times.reduce((a, b) => Math.min(a, b));
  const end = times.reduce((a, b) => Math.max(a, b));
  const usual = usualSpacing(times);
  if (usual !== undefined && usual !== step) {
    const [is, said] = [spokenDuration(usual), spokenDuration(step)];
    throw new PoyangError('CONFIG', `${file}: rows are ${is} apart, but its step says ${said}.`);
  }
  const between = times.find((time) => (time - start) % step !== 0);
  if (between !== undefined) {
    const [when, every] = [new Date(between).toISOString(), spokenDuration(step)];
    const first = new Date(start).toISOString();
    throw new PoyangError(
      'CONFIG',
      `${file}: ${when} lies between two steps of ${every} from ${first}. Bring the rows to the step first.`,
    );
  }
  const length = (end - start) / step + 1;
  if (length > SPARSEST * times.length) throw tooSparse(file, [start, end], length);
  const indexOf = (row: number) => ((times[row] ?? start) - start) / step;
  return { start, length, indexOf };
}

/** A step of so many has a row at least, or some time is wrong. */
const SPARSEST = 50;

function tooSparse(file: string, span: readonly number[], steps: number): PoyangError {
  const [from, to] = span.map((time) => new Date(time).toISOString().slice(0, 10));
  return new PoyangError(
    'CONFIG',
    `${file}: its rows are too few for the ${steps.toLocaleString('en')} steps from ${from} to ${to}. Is one of these two dates wrong?`,
  );
}

/** The spacing that more than half of the rows keep. */
function usualSpacing(times: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const [row, time] of times.entries()) {
    const spacing = time - (times[row - 1] ?? time);
    if (spacing > 0) counts.set(spacing, (counts.get(spacing) ?? 0) + 1);
  }
  return [...counts].find(([, count]) => count > times.length / 2)?.[0];
}
