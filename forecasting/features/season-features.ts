import { DAY_MS } from '../../domain/time.ts';
import type { Series } from '../series/series.ts';
import type { Feature } from './feature.ts';
import { madeFrom } from './made-from.ts';

/** Where in the year and, for steps within the day, where in the day a step lies: sine and cosine of each. */
export function seasonFeatures({ start, step, length }: Series, from = 0): Feature[] {
  const cycles = [{ name: 'year', period: YEAR_MS }];
  if (step < DAY_MS) cycles.push({ name: 'day', period: DAY_MS });
  return cycles.flatMap(({ name, period }) =>
    [Math.sin, Math.cos].map((wave) => ({
      name: `${name} ${wave.name}`,
      rule: 'always',
      values: madeFrom(from, length, (index) =>
        wave((2 * Math.PI * (start + index * step)) / period),
      ),
    })),
  );
}

const YEAR_MS = 365.2425 * DAY_MS;
