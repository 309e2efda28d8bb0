import type { Place } from './places.ts';

/** mm over a place in (from, to], 0 when to is not after from; sums over parts equal the whole. */
export type Areal = (place: Place, from: number, to: number) => number;

/** The same for (from, to] within one step; steps are counted from 1970. */
export type InStep = (place: Place, step: number, from: number, to: number) => number;

/** Sums over the steps of a span, each of `length` ms. */
export function overSteps(length: number, inStep: InStep): Areal {
  return (place, from, to) => {
    let sum = 0;
    for (let step = Math.floor(from / length), begin = from; begin < to; step++) {
      const end = Math.min(to, (step + 1) * length);
      sum += inStep(place, step, begin, end);
      begin = end;
    }
    return sum;
  };
}
