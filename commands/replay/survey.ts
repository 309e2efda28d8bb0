import { PoyangError } from '../../domain/errors.ts';
import { SECOND_MS } from '../../domain/time.ts';
import type { ReadingRow } from './read-readings.ts';

/** What a data file holds, known before anything is sent. */
export interface Survey {
  readonly rows: number;
  readonly readings: number;
  /** Epoch ms of the earliest and the latest row. */
  readonly first: number;
  readonly last: number;
  /** The most frequent step between rows. */
  readonly intervalSeconds: number;
  /** Every number in it is whole. */
  readonly isWhole: boolean;
  /** Every station's values in the data's unit, those without any left out. */
  readonly values: ReadonlyMap<string, readonly number[]>;
}

/** Reads all rows once: so a file that is wrong in its last line is refused before its first is sent. */
export async function survey(rows: AsyncIterable<ReadingRow>): Promise<Survey> {
  const times: number[] = [];
  const values = new Map<string, number[]>();
  for await (const row of rows) {
    times.push(row.time);
    for (const { station, value } of row.readings) {
      const known = values.get(station);
      if (known) known.push(value);
      else values.set(station, [value]);
    }
  }
  const readings = values.values().reduce((sum, { length }) => sum + length, 0);
  if (readings === 0) {
    throw new PoyangError(
      'CONFIG',
      'There is no reading in the data, or none from --from to --to.',
    );
  }
  return {
    rows: times.length,
    readings,
    first: times.reduce((a, b) => Math.min(a, b)),
    last: times.reduce((a, b) => Math.max(a, b)),
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
