import { XINGZI } from '../../devices/basin/assimilation/observed-flows.ts';
import type { Reference } from '../../domain/drought.ts';
import type { LowWater, LowWaterLine, LowWaterWeek } from '../../domain/low-water.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { Words } from '../../domain/words.ts';
import { analogues, dayAt, type Issue, type StageDays } from './analogues.ts';
import { belowSince, daysBelow, isBelowFromStart, nextPassing, usualFall } from './crossings.ts';
import { WEEKS, weekProbabilities } from './week-probability.ts';

/** The published lines of the lake at Xingzi, m Wusong: low, lower and extremely low water. */
export const LOW_WATER_LINES: readonly { readonly value: number; readonly name: Words }[] = [
  { value: 12, name: { zh: '枯水线', en: 'Low water' } },
  { value: 10, name: { zh: '低枯水线', en: 'Lower water' } },
  { value: 8, name: { zh: '极枯水线', en: 'Extremely low water' } },
];

export interface LowWaterSources {
  /** Up to the last whole day, a year of it and more. */
  readonly present: StageDays;
  readonly reference: StageDays;
  readonly told: Reference | null;
  /** Of the reference, by line and week. */
  readonly skills: readonly (readonly LowWaterWeek['skill'][])[];
  readonly origin: LowWater['origin'];
}

/** Days below the lines this year, and what is probable in the next four weeks; or why that is not known. */
export function lowWaterOf(sources: LowWaterSources): LowWater {
  const { present, told, origin } = sources;
  const day = dayAt(present, present.values.length - 1);
  const stage = present.values.at(-1) ?? Number.NaN;
  const why = Number.isNaN(stage) ? NO_STAGE : told === null ? NO_YEARS : undefined;
  const issue = why ? undefined : { day, stage };
  return {
    station: XINGZI,
    time: day + DAY_MS,
    stage: Number.isNaN(stage) ? null : stage,
    origin,
    reference: told,
    ...(why && { why }),
    lines: LOW_WATER_LINES.map(({ name, value }, place) => ({
      ...{ name, value },
      days: daysBelow(present, value),
      belowSince: belowSince(present, value),
      ...(isBelowFromStart(present, value) && { belowFromStart: true }),
      ...ahead({ sources, issue, place, value }),
      usual: told === null ? null : usualFall(sources.reference, value, day),
    })),
  };
}

const NO_STAGE: Words = {
  zh: '昨日星子水位不足 20 个时次',
  en: 'the stage of the last day is not known: fewer than 20 readings',
};
const NO_YEARS: Words = {
  zh: '没有 10 年以上的水位记录可比',
  en: 'no record of ten years of stages to compare with',
};

function ahead(of: {
  readonly sources: LowWaterSources;
  readonly issue: Issue | undefined;
  readonly place: number;
  readonly value: number;
}): Pick<LowWaterLine, 'weeks' | 'crossing'> {
  const { sources, issue, place, value } = of;
  if (!issue) return { weeks: [], crossing: null };
  const { reference, skills } = sources;
  const like = analogues(reference, issue);
  if (like.length === 0) return { weeks: [], crossing: null };
  const [weeks = []] = weekProbabilities(reference, issue, [value]);
  return {
    weeks: WEEKS.map((week, at) => ({
      week,
      probability: weeks[at]?.probability ?? Number.NaN,
      usual: weeks[at]?.usual ?? Number.NaN,
      skill: skills[place]?.[at] ?? { climatology: null, persistence: null, issues: 0 },
    })),
    crossing: nextPassing(reference, like, { ...issue, line: value }),
  };
}
