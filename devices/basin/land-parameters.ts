import { LAND_NAMES, type LandName } from './network.ts';
import fitted from './river-parameters.json' with { type: 'json' };
import { SUB_BASINS } from './sub-basins.ts';
import type { XinanjiangParameters } from './xinanjiang.ts';

/** What the pieces of land along a river share; the channels' L and CS go by the area. */
export type RiverParameters = Omit<XinanjiangParameters, 'L' | 'CS'>;

/**
 * With the channels of `area` km2: a lag of 9 hours and a recession in 24 at 5,000 km2, longer in larger basins by
 * the usual powers of the area; plausible, unverified.
 */
export function landParameters(river: RiverParameters, area: number): XinanjiangParameters {
  const size = area / 5_000;
  return { ...river, L: (9 / 24) * size ** 0.5, CS: Math.exp(-(size ** -0.35)) };
}

/** The shores drain to the lake by many small streams, not by one. */
const STREAMS: Readonly<Partial<Record<LandName, number>>> = { southShore: 6, eastShore: 6 };

/** Parameters of the land above each gauge, those of its river as fitted by simulator/calibration/calibrate.ts. */
export const LAND_PARAMETERS = Object.fromEntries(
  LAND_NAMES.map((name) => {
    const { river, area } = SUB_BASINS[name];
    return [name, landParameters(fitted[river], area / (STREAMS[name] ?? 1))];
  }),
) as Readonly<Record<LandName, XinanjiangParameters>>;
