import { PoyangError } from '../../domain/errors.ts';
import { DAY_MS } from '../../domain/time.ts';
import { SCENARIOS } from '../up/season.ts';
import { type SeasonAsked, SPANS, seasonAsked } from '../up/season-options.ts';

/** The season of a drill with its defaults. Throws CONFIG, with what is allowed. */
export function drillAsked(
  values: {
    readonly speed?: string | undefined;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
  },
  [scenario, ...more]: readonly string[],
): SeasonAsked {
  if (scenario === undefined || more.length > 0) throw wrong('Name one scenario');
  const asked = seasonAsked({ ...values, speed: values.speed ?? '600', scenario });
  const span = Object.entries(SPANS).find(([name]) => name === scenario)?.[1];
  const from = asked?.from ?? span?.from;
  if (from === undefined)
    throw wrong('A normal season has no beginning of its own: say --from DATE');
  const to = asked?.to ?? Math.max(span?.to ?? 0, from + (span ? DAY_MS : 30 * DAY_MS));
  if (to <= from) throw wrong('--to is not after the beginning');
  return { ...asked, from, to };
}

function wrong(what: string): PoyangError {
  const remedy = `There are ${SCENARIOS.join(', ')}. See ./poyang help drill.`;
  return new PoyangError('CONFIG', `${what}. ${remedy}`);
}
