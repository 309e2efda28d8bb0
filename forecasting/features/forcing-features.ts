import { spokenDuration } from '../series/duration.ts';
import type { Column } from '../series/series.ts';
import type { Feature, Making } from './feature.ts';
import { held } from './held.ts';
import { madeFrom } from './made-from.ts';
import { rollingMeans } from './rolling-mean.ts';
import { lagSteps, windowSteps } from './spans.ts';
import { CURRENT, HALF, HOLD } from './target-features.ts';

/** A forcing now, at each lag, and its rolling means. What is skewed is drawn in by a root after averaging. */
export function forcingFeatures(forcing: Column, step: number, making: Making): Feature[] {
  const { name, values } = forcing;
  const { longest, from = 0 } = making;
  const now = nowOf(forcing);
  const drawnIn = drawer(forcing);
  const made = (valueAt: (index: number) => number) =>
    madeFrom(from, values.length, (index) => drawnIn(valueAt(index)));
  const meanAt = rollingMeans(values);
  return [
    { name, rule: ruleOf(forcing), values: made((at) => now[at] as number) },
    ...lagSteps(step).map((lag) => ({
      name: `${name} ${spokenDuration(lag * step)} ago`,
      rule: ruleOf(forcing),
      values: made((at) => now[at - lag] ?? Number.NaN),
    })),
    ...windowSteps(step, longest).map((window) => ({
      name: `${name} mean of ${spokenDuration(window * step)}`,
      rule: HALF,
      values: made((at) => meanAt(window, at)),
    })),
  ];
}

/**
 * What a forcing will be over the next `lead` steps: only for an upper bound of skill, where the future is known. Means over
 * spans that double backwards from the time forecast: its last step, the two before, the four before those …
 */
export function aheadFeatures(forcing: Column, step: number, lead: number): Feature[] {
  const { name, values } = forcing;
  const drawnIn = drawer(forcing);
  const meanAt = rollingMeans(values);
  return spansBefore(lead).map(({ from, to }) => ({
    name: `${name} ahead, ${spokenDuration(from * step)} to ${spokenDuration(to * step)}`,
    rule: 'the forcing over the lead is known for at least half of each span',
    values: madeFrom(0, values.length, (at) =>
      drawnIn(at + to < values.length ? meanAt(to - from, at + to) : Number.NaN),
    ),
  }));
}

/** (from, to] in steps after the issue. */
export function spansBefore(lead: number): readonly { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  for (let [to, width] = [lead, 1]; to > 0; to -= width / 2) {
    spans.push({ from: Math.max(0, to - width), to });
    width *= 2;
  }
  return spans;
}

/** An amount is not held: rain that nobody measured is not the rain of before. */
function nowOf({ quantity, values }: Column): Float64Array {
  return AMOUNTS.has(quantity) ? values : held(values, HOLD);
}

function ruleOf({ quantity }: Column): string {
  return AMOUNTS.has(quantity) ? 'an amount is known at each lag' : CURRENT;
}

const AMOUNTS = new Set(['rainfall', 'snowfall', 'liquid_water', 'evaporation']);

function drawer({ quantity }: Column): (value: number) => number {
  const power = POWERS[quantity];
  if (power === undefined) return (value) => value;
  return (value) => Math.sign(value) * Math.abs(value) ** power;
}

/** Quantities with many small values and few great ones. */
const POWERS: Readonly<Record<string, number>> = {
  rainfall: 0.5,
  snowfall: 0.5,
  liquid_water: 0.5,
  snow_water_equivalent: 0.5,
  discharge: 0.25,
};
