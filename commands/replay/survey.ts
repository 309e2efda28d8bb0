import { PoyangError } from '../../domain/errors.ts';
import { SECOND_MS } from '../../domain/time.ts';
import { isIn, type ReadingRow, type Window } from './read-readings.ts';

/** What a data file holds, known before anything is sent. */
export interface Survey {
  /** Of the window. */
  readonly rows: number;
  readonly readings: number;
  /** Epoch ms of the earliest and the latest row of the window. */
  readonly first: number;
  readonly last: number;
  /** The most frequent step between rows. */
  readonly intervalSeconds: number;
  /** Every number in the file is whole. */
  readonly isWhole: boolean;
  /** Every station's values in the data's unit, of the whole file: lines drawn from them are the same for each window. */
  readonly values: ReadonlyMap<string, readonly number[]>;
}

/** Reads all rows once: so a file that is wrong in its last line is refused before its first is sent. */
export async function survey(rows: AsyncIterable<ReadingRow>, window: Window): Promise<Survey> {
  const times: number[] = [];
  const values = new Map<string, number[]>();
  let readings = 0;
  for await (const row of rows) {
    times.push(row.time);
    if (isIn(window, row.time)) readings += row.readings.length;
    for (const { station, value } of row.readings) {
      const known = values.get(station);
      if (known) known.push(value);
      else values.set(station, [value]);
    }
  }
  if (readings === 0) {
    throw new PoyangError(
      'CONFIG',
      'There is no reading in the data, or none from --from to --to.',
    );
  }
  const replayed = times.filter((time) => isIn(window, time));
  return {
    rows: replayed.length,
    readings,
    first: replayed.reduce((a, b) => Math.min(a, b)),
    last: replayed.reduce((a, b) => Math.max(a, b)),
    intervalSeconds: usualStep(times),
    isWhole: values.values().every((series) => series.every(Number.isInteger)),
    values,
  };
}

const AN_HOUR_S = 3_600;

/** The most frequent step forwards, in whole seconds. */
function usualStep(times: readonly number[]): number {
  const steps = new Map<number, number>();
  for (const [index, time] of times.entries()) {
    const step = time - (times[index - 1] ?? time);
    if (step > 0) steps.set(step, (steps.get(step) ?? 0) + 1);
  }
  const [step] = [...steps].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  return step === undefined ? AN_HOUR_S : Math.max(1, Math.round(step / SECOND_MS));
}
