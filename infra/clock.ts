/** The only way to ask what time it is, so that tests decide. */
export interface Clock {
  /** Epoch ms. */
  now(): number;
  /** Whose time it is where that is not the present. */
  readonly season?: { readonly scenario: string; readonly speed: number } | undefined;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Whose time a clock shows, where and how fast it runs; all times epoch ms. */
export interface Pace {
  readonly scenario: string;
  /** What it showed at `began`, which is real time. */
  readonly from: number;
  readonly began: number;
  readonly speed: number;
  /** Where it stands still; absent: nowhere. */
  readonly to?: number | undefined;
}

/** A clock that shows another time than the real one and may run faster; the same in every process that knows its pace. */
export function pacedClock(pace: Pace, real: Clock = systemClock): Clock {
  const { scenario, from, began, speed, to = Number.POSITIVE_INFINITY } = pace;
  return {
    season: { scenario, speed },
    now: () => Math.min(to, Math.floor(from + (real.now() - began) * speed)),
  };
}
