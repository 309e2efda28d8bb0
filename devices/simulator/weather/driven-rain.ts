import type { Areal } from './areal-rain.ts';
import type { ObservedRain } from './observed-rain.ts';
import type { Place } from './places.ts';

/**
 * Areal rain that follows what was observed and is its own elsewhere. Within a step it falls as `pattern` does, which
 * is any measure that is additive.
 */
export function drivenRain(observed: ObservedRain, own: Areal, pattern: Areal): Areal {
  const { from: start, to: end, step, rain } = observed;
  return (place, from, to) => {
    const steps = rain[place.name];
    if (!steps) return own(place, from, to);
    let sum = own(place, from, Math.min(to, start)) + own(place, Math.max(from, end), to);
    const last = Math.min(to, end);
    for (let time = Math.max(from, start); time < last; ) {
      const begin = time - ((time - start) % step);
      const until = Math.min(last, begin + step);
      const mm = steps[(begin - start) / step] ?? Number.NaN;
      const share = () => shareOf(pattern, place, [begin, begin + step], [time, until]);
      sum += Number.isNaN(mm) ? own(place, time, until) : mm * share();
      time = until;
    }
    return sum;
  };
}

type Span = readonly [from: number, to: number];

/** Below this part of a day's rain a step says nothing about when it rained, and its rain is spread evenly. */
const FAINT = 1e-6;

function shareOf(pattern: Areal, place: Place, whole: Span, part: Span): number {
  if (part[0] === whole[0] && part[1] === whole[1]) return 1;
  const all = pattern(place, ...whole);
  return all < FAINT ? (part[1] - part[0]) / (whole[1] - whole[0]) : pattern(place, ...part) / all;
}
