import { FORECAST_LEVELS } from '../domain/forecast.ts';
import { DAY_MS, HOUR_MS } from '../domain/time.ts';
import { courseOf } from '../forecasting/issue/course.ts';
import type { Hours } from '../forecasting/issue/hours.ts';
import type { TaskInputs } from '../forecasting/issue/inputs.ts';
import { type IssueOrder, issue } from '../forecasting/issue/issue.ts';
import { rehearse } from '../forecasting/issue/rehearse.ts';
import { LEADS } from '../forecasting/issue/series-of.ts';
import { keepBands, type ToldBand } from '../forecasting/issue/told-bands.ts';
import { LEVELS, rowOf } from '../forecasting/quantiles.ts';
import type { KeptGauge } from '../forecasting/train/gauge-folder.ts';
import { SEASON } from './gear-hours.ts';

/** What became of the forecasts of a season at one lead. */
export interface Verified {
  /** Share of what came true that lay within the 90 % band, 0 … 1. */
  readonly held: number;
  /** Mean pinball loss over the levels told. */
  readonly loss: number;
  /** Geometric mean. */
  readonly stretch: number;
}

/** By the model's own bands, a row a lead. */
export async function verifiedByItself(
  gauge: KeptGauge,
  inputs: TaskInputs,
  hours: Hours,
): Promise<Verified[]> {
  const { from } = SEASON;
  const { task, issues } = await courseOf({ gauge, inputs }, SEASON, hours);
  const forecasts = await gauge.model.predict(task, issues);
  const truth = await truthOf(inputs, hours);
  return LEADS.map((lead, at) => {
    const tally = newTally();
    for (const row of issues.keys()) {
      const all = rowOf(forecasts[at] as Float64Array, row);
      tally.take(
        TOLD.map((level) => all[level] ?? Number.NaN),
        truth(from + (row + lead) * HOUR_MS),
      );
    }
    return tally.verified();
  });
}

/** As the room issues them, a day at once. */
export async function verifiedAsIssued(
  order: Pick<IssueOrder, 'station' | 'inputs' | 'gauge'>,
  hours: Hours,
): Promise<Verified[]> {
  const truth = await truthOf(order.inputs, hours);
  const tallies = LEADS.map(newTally);
  const before = SEASON.from - HOUR_MS;
  const bands = new Map<number, ToldBand>([[before, await rehearse(order, before, hours)]]);
  for (let { from } = SEASON; from < SEASON.to; from += DAY_MS) {
    const day = { from, to: from + DAY_MS - HOUR_MS, made: from };
    const told = await issue({ ...order, ...day, bands }, hours);
    keepBands(bands, told);
    for (const { issued, quantiles, recalibration } of told) {
      for (const [at, lead] of LEADS.entries()) {
        const came = truth(issued + lead * HOUR_MS);
        tallies[at]?.take(quantiles[at] ?? [], came, recalibration?.[at]?.stretch);
      }
    }
  }
  return tallies.map((tally) => tally.verified());
}

const TOLD = FORECAST_LEVELS.map((percent) =>
  LEVELS.findIndex((level) => Math.abs(level - percent / 100) < 1e-9),
);

async function truthOf({ target }: TaskInputs, hours: Hours) {
  const { from, to } = SEASON;
  const [ref] = target.of;
  if (!ref) throw new Error('nothing is forecast');
  const values = await hours(ref, { from, to: to + 72 * HOUR_MS });
  return (time: number) => values[(time - from) / HOUR_MS] ?? Number.NaN;
}

function newTally() {
  let [count, held, loss, stretched] = [0, 0, 0, 0];
  return {
    take(quantiles: readonly number[], came: number, stretch = 1) {
      if (Number.isNaN(came)) return;
      count++;
      held += came >= (quantiles[0] ?? 0) && came <= (quantiles.at(-1) ?? 0) ? 1 : 0;
      loss += pinballOf(quantiles, came);
      stretched += Math.log(stretch);
    },
    verified: () => ({
      held: held / count,
      loss: loss / count,
      stretch: Math.exp(stretched / count),
    }),
  };
}

function pinballOf(quantiles: readonly number[], came: number): number {
  const losses = quantiles.map((value, at) => {
    const level = (FORECAST_LEVELS[at] ?? 50) / 100;
    return Math.max(level * (came - value), (level - 1) * (came - value));
  });
  return losses.reduce((sum, each) => sum + each, 0) / losses.length;
}
