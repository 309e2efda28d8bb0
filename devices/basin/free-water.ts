import { overflow } from './capacity-curve.ts';

export interface FreeWaterParameters {
  /** Capacity, mm, and the exponent of its curve over the area. */
  readonly SM: number;
  readonly EX: number;
  /** Part that leaves in a day as interflow and to the groundwater; KI + KG < 1. */
  readonly KI: number;
  readonly KG: number;
}

/** Water that moves through the soil: `s` mm under the part `fr` of the land that makes runoff. */
export interface FreeWater {
  readonly s: number;
  readonly fr: number;
}

/** mm of rain after evaporation and of the runoff it makes, in a step of `days`, let in by `pulses`. */
export interface Drain {
  readonly excess: number;
  readonly runoff: number;
  readonly pulses: number;
  readonly days: number;
}

/** The three sources, mm. */
export interface Sources {
  readonly water: FreeWater;
  readonly surface: number;
  readonly interflow: number;
  readonly groundwater: number;
}

/**
 * Divides a step's runoff into surface runoff, interflow and groundwater. The part that makes runoff moves with the
 * rain and the free water stays: where that is more than SM it runs off, so that nothing is lost.
 */
export function separate(
  { SM, EX, KI, KG }: FreeWaterParameters,
  water: FreeWater,
  { excess, runoff, pulses, days }: Drain,
): Sources {
  const fr = runoff > 0 && excess > TRACE ? runoff / excess : water.fr;
  const gain = runoff / fr / pulses;
  const drained = 1 - (1 - (KI + KG)) ** (days / pulses);
  let s = (water.s * water.fr) / fr;
  let [surface, sunk] = [0, 0];
  for (let pulse = 0; pulse < pulses; pulse++) {
    if (gain > 0) {
      const over = overflow(SM, EX, s, gain);
      surface += fr * over;
      s += gain - over;
    }
    sunk += fr * s * drained;
    s -= s * drained;
  }
  const toInterflow = KI / (KI + KG);
  return {
    water: { s, fr },
    surface,
    interflow: sunk * toInterflow,
    groundwater: sunk * (1 - toInterflow),
  };
}

/** Less rain, mm, says nothing of where the land makes runoff. */
const TRACE = 1e-5;
