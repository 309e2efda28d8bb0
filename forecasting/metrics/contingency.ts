/** How often a yes-or-no forecast came true. */
export interface Contingency {
  readonly hits: number;
  readonly misses: number;
  readonly falseAlarms: number;
}

/** Counts what was forecast against what happened. */
export function contingency(happened: readonly boolean[], warned: readonly boolean[]): Contingency {
  let [hits, misses, falseAlarms] = [0, 0, 0];
  for (const [at, event] of happened.entries()) {
    if (event && warned[at]) hits++;
    else if (event) misses++;
    else if (warned[at]) falseAlarms++;
  }
  return { hits, misses, falseAlarms };
}

/** Probability of detection, hits / (hits + misses). NaN without an event. */
export function pod({ hits, misses }: Contingency): number {
  return hits / (hits + misses);
}

/** False alarm ratio, false alarms / (hits + false alarms). NaN without a warning. */
export function far({ hits, falseAlarms }: Contingency): number {
  return falseAlarms / (hits + falseAlarms);
}

/** Critical success index, hits / (hits + misses + false alarms). NaN with neither event nor warning. */
export function csi({ hits, misses, falseAlarms }: Contingency): number {
  return hits / (hits + misses + falseAlarms);
}
