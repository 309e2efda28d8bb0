import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Drought } from '../../../domain/drought.ts';
import type { LowWater } from '../../../domain/low-water.ts';
import type { Risk } from '../../../domain/risk.ts';
import type { EventHandlers } from './events.ts';

/** What was assessed last: drought and risk by the id of the sub-basin, low water by station. */
export interface Assessed {
  readonly droughts: ReadonlySignal<ReadonlyMap<string, Drought>>;
  readonly lowWaters: ReadonlySignal<ReadonlyMap<string, LowWater>>;
  readonly risks: ReadonlySignal<ReadonlyMap<string, Risk>>;
}

type Known = ReturnType<typeof knownAssessments>;

/** Nothing as yet. */
export function knownAssessments() {
  return {
    droughts: signal<ReadonlyMap<string, Drought>>(new Map()),
    lowWaters: signal<ReadonlyMap<string, LowWater>>(new Map()),
    risks: signal<ReadonlyMap<string, Risk>>(new Map()),
  };
}

/** What the house answered takes the place of what was known. */
export function takeAssessments(
  known: Known,
  answer: { droughts: readonly Drought[]; lowWaters: readonly LowWater[]; risks: readonly Risk[] },
): void {
  known.droughts.value = new Map(answer.droughts.map((one) => [one.subBasin, one]));
  known.lowWaters.value = new Map(answer.lowWaters.map((one) => [one.station, one]));
  known.risks.value = new Map(answer.risks.map((one) => [one.subBasin, one]));
}

/** Puts what was assessed anew in the place of what stood. */
export function assessmentHandlers(
  known: Known,
): Pick<EventHandlers, 'drought' | 'low_water' | 'risk'> {
  return {
    drought: (one) => put(known.droughts, one.subBasin, one),
    low_water: (one) => put(known.lowWaters, one.station, one),
    risk: (one) => put(known.risks, one.subBasin, one),
  };
}

function put<T>(all: Signal<ReadonlyMap<string, T>>, key: string, one: T): void {
  all.value = new Map(all.value).set(key, one);
}
