/** What the generator sends as its n-th message, and what must be in the store afterwards. */
export interface LoadPlan {
  readonly stations: readonly string[];
  readonly total: number;
  message(sequence: number): PlannedMessage;
}

export interface PlannedMessage {
  readonly station: number;
  readonly time: number;
  /** Stage in mm. */
  readonly value: number;
  readonly malformed: boolean;
}

export interface PlanOptions {
  readonly stations: number;
  readonly total: number;
  /** Epoch ms of each station's first reading; default: so that the last is of now. */
  readonly from?: number;
  /** ms from one reading to the next. */
  readonly step: number;
  /** Shares of all messages, 0–1. */
  readonly duplicates?: number;
  readonly outOfOrder?: number;
  readonly malformed?: number;
}

/** Stations take turns; what is doubled, late or broken is decided by a hash of the sequence, so every run is alike. */
export function loadPlan(options: PlanOptions): LoadPlan {
  const { stations, total, step, duplicates = 0, outOfOrder = 0, malformed = 0 } = options;
  const { from = Date.now() - Math.ceil(total / stations) * step } = options;
  return {
    stations: Array.from({ length: stations }, (_, i) => `load-${String(i).padStart(4, '0')}`),
    total,
    message(sequence) {
      const station = sequence % stations;
      let turn = Math.floor(sequence / stations);
      if (share(station, turn >> 1, 1) < outOfOrder * 2) turn ^= 1; // a swapped pair makes one of two late
      if (turn > 0 && share(station, turn, 2) < duplicates) turn--;
      return {
        station,
        time: from + turn * step,
        value: 15_000 + (station % 100) * 10 + Math.round(400 * Math.sin(turn / 60)),
        malformed: share(station, sequence, 3) < malformed,
      };
    },
  };
}

/** The distinct (station, time) → stage in mm of all well-formed messages among `sequences`. */
export function expectedStages(plan: LoadPlan, sequences: Iterable<number>): Map<string, number> {
  const expected = new Map<string, number>();
  for (const sequence of sequences) {
    const { station, time, value, malformed } = plan.message(sequence);
    if (!malformed) expected.set(`${plan.stations[station]} ${time}`, value);
  }
  return expected;
}

/** A number in [0, 1) that depends on nothing but its arguments (mixing as in MurmurHash3's finaliser). */
function share(a: number, b: number, salt: number): number {
  let h = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b) ^ Math.imul(salt, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}
