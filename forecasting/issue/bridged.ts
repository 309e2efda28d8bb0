import { held } from '../features/held.ts';
import type { Column, Series } from '../series/series.ts';
import { TARGETS } from './inputs.ts';

/** A gauge of stage or discharge that was silent counts with its last value for so many hours. */
const HOLD_HOURS = 24;

/**
 * The series as a model in use sees it: the outage of a gauge, its own or a neighbour's, does not silence the model for a day. Only
 * what was known fills a gap, never what came after it. Models learn from series as they are.
 */
export function bridged(series: Series): Series {
  return { ...series, target: bridge(series.target), forcings: series.forcings.map(bridge) };
}

function bridge(column: Column): Column {
  if (!TARGETS.includes(column.quantity)) return column;
  return { ...column, values: held(column.values, HOLD_HOURS) };
}
