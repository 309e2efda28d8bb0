import { DAY_MS } from '../../../domain/time.ts';
import { SUB_BASIN_NAMES } from '../../basin/sub-basins.ts';
import type { ObservedRain } from './observed-rain.ts';

/** Sentences for people: what the file tells of, and each gap in it that the simulated weather fills, at most 20. */
export function toldOf(observed: ObservedRain): string[] {
  const { from, to, step, rain } = observed;
  const known = Object.keys(rain).length;
  const others = known < SUB_BASIN_NAMES.length ? '; the others have simulated rain' : '';
  const told = `Observed rain, a step ${step === DAY_MS ? 'a day' : 'an hour'}, ${span(from, to)}`;
  const gaps = [...gapsOf(observed)].map(
    ([when, names]) => `No rain of ${names.join(', ')} ${when}: simulated.`,
  );
  return [
    `${told}, of ${known} of ${SUB_BASIN_NAMES.length} sub-basins${others}.`,
    ...gaps.slice(0, MOST),
    ...(gaps.length > MOST ? [`And ${gaps.length - MOST} more gaps.`] : []),
  ];
}

const MOST = 20;

/** Which sub-basins have no rain, by when. */
function gapsOf({ from, step, rain }: ObservedRain): Map<string, string[]> {
  const gaps = new Map<string, string[]>();
  for (const [name, mm] of Object.entries(rain))
    for (const [begin, end] of emptyIn(mm)) {
      const when = span(from + begin * step, from + end * step);
      gaps.set(when, [...(gaps.get(when) ?? []), name]);
    }
  return gaps;
}

/** First and end of each run of steps without rain known. */
function* emptyIn(mm: Float64Array): Generator<readonly [number, number]> {
  for (let begin = mm.findIndex(isEmpty); begin >= 0; ) {
    const length = mm.subarray(begin).findIndex((value) => !isEmpty(value));
    const end = length < 0 ? mm.length : begin + length;
    yield [begin, end];
    const next = mm.subarray(end).findIndex(isEmpty);
    begin = next < 0 ? next : end + next;
  }
}

function isEmpty(value: number): boolean {
  return Number.isNaN(value);
}

function span(from: number, to: number): string {
  return `from ${shown(from)} to before ${shown(to)}`;
}

function shown(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16)}Z`;
}
