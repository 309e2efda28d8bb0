import { expect, test } from 'vitest';
import { DAY_MS } from '../../../domain/time.ts';
import { analogues, dayAt, type StageDays } from '../../../forecasting/low-water/analogues.ts';
import {
  belowSince,
  daysBelow,
  isBelowFromStart,
  nextPassing,
  usualFall,
} from '../../../forecasting/low-water/crossings.ts';
import { lowWaterOf } from '../../../forecasting/low-water/low-water-of.ts';
import { weekProbabilities } from '../../../forecasting/low-water/week-probability.ts';
import { weekSkills } from '../../../forecasting/low-water/week-skill.ts';
import { random } from '../../../forecasting/random.ts';

const FROM = Date.UTC(2000, 0);

/** A lake that rises to July and falls to January, each year higher or lower by as much as `spread`. */
function lake(years: number, spread = 1, seed = 1): StageDays {
  const next = random(seed);
  const shifts = Array.from({ length: years }, () => spread * (2 * next() - 1));
  const days = Math.round(years * 365.25);
  const values = Float64Array.from({ length: days }, (_, day) => {
    const season = Math.cos((2 * Math.PI * (day - 196)) / 365.25);
    return 13 + 5 * season + (shifts[Math.floor(day / 365.25)] ?? 0);
  });
  return { from: FROM, values };
}

const known = lake(20);
const day = Date.UTC(2020, 9, 1);

test('days below a line are those of the calendar year that are known', () => {
  const values = Float64Array.from([9, 9, 11, Number.NaN, 9]);
  const record = { from: Date.UTC(2020, 11, 30), values };
  expect(daysBelow(record, 10)).toEqual({ below: 1, known: 2 });
});

test('a stretch below a line begins after the last day above it; an unknown day does not break it', () => {
  const record = { from: FROM, values: Float64Array.from([9, 11, 9.5, Number.NaN, 9]) };
  expect(belowSince(record, 10)).toBe(FROM + 2 * DAY_MS);
  expect(belowSince(record, 9)).toBeNull();
});

test('a record that begins below a line does not know since when', () => {
  const record = { from: FROM, values: Float64Array.from([Number.NaN, 9, 9.5]) };
  expect(isBelowFromStart(record, 10)).toBe(true);
  expect(isBelowFromStart(record, 9.2)).toBe(false);
});

test('like years never come from within half a year of the issue, so that none forecasts itself', () => {
  const at = dayAt(known, 3_000);
  for (const { at: like } of analogues(known, { day: at, stage: 12 }))
    expect(Math.abs(dayAt(known, like) - at)).toBeGreaterThan(160 * DAY_MS);
});

test('what came later in the same year changes no probability of an issue', () => {
  const at = 4_000;
  const issue = { day: dayAt(known, at), stage: known.values[at] ?? 0 };
  const other = {
    ...known,
    values: known.values.map((stage, i) => (i > at && i < at + 60 ? 3 : stage)),
  };
  expect(weekProbabilities(other, issue, [12])).toEqual(weekProbabilities(known, issue, [12]));
});

test('a lake at the line now is more probably below it in the next two weeks than one two metres above', () => {
  const of = (stage: number) => weekProbabilities(known, { day, stage }, [12])[0] ?? [];
  for (const week of [0, 1])
    expect(of(12)[week]?.probability).toBeGreaterThan((of(14)[week]?.probability ?? 1) + 0.2);
});

test('a stage lower than any on record keeps its lead: it is not judged by what is usual', () => {
  const [weeks = []] = weekProbabilities(known, { day, stage: 3 }, [12]);
  expect(weeks.every(({ probability }) => probability > 0.9)).toBe(true);
});

test('where years differ and each goes on as it began, the probabilities beat climatology and the present state', () => {
  const [skills = []] = weekSkills(lake(20, 3), [12]);
  expect(skills).toHaveLength(4);
  for (const { climatology, persistence, issues } of skills) {
    expect(climatology).toBeGreaterThan(0.2);
    expect(persistence).toBeGreaterThan(0.2);
    expect(issues).toBeGreaterThan(900);
  }
});

test('a passing that is more probable than not has a date within its range, else only a probability', () => {
  const issue = { day, stage: 12.6, line: 12 };
  const like = analogues(known, issue);
  const { way, probability, date } = nextPassing(known, like, issue);
  expect([way, probability > 0.5]).toEqual(['falls', true]);
  expect(date?.from).toBeLessThanOrEqual(date?.likely ?? 0);
  expect(date?.likely).toBeLessThanOrEqual(date?.to ?? 0);
  expect(nextPassing(known, like, { ...issue, line: 2 })).toMatchObject({
    probability: 0,
    date: null,
  });
});

test('the usual fall is that of the years on record, in the dates of this season', () => {
  const usual = usualFall(known, 12, day);
  expect(new Date(usual?.likely ?? 0).getUTCFullYear()).toBe(2020);
  expect(usual?.years).toBeGreaterThanOrEqual(18);
  expect(usualFall(known, 2, day)).toBeNull();
  expect(usualFall(lake(5), 12, day)).toBeNull();
});

test('without a reference, and without the stage of the last day, there is no outlook but a reason', () => {
  const present = { from: Date.UTC(2020, 0), values: new Float64Array(200).fill(11) };
  const common = { present, reference: present, skills: [], origin: 'field' } as const;
  const bare = lowWaterOf({ ...common, told: null });
  expect(bare.why?.en).toMatch(/ten years/);
  expect(bare.lines[0]).toMatchObject({
    days: { below: 200, known: 200 },
    weeks: [],
    crossing: null,
  });
  const silent = { from: present.from, values: Float64Array.from([11, Number.NaN]) };
  const told = { origin: 'simulated', from: 1991, to: 2020 } as const;
  expect(lowWaterOf({ ...common, present: silent, told }).why?.en).toMatch(/stage of the last day/);
});
