import type { Feature, Making } from './features/feature.ts';
import { aheadFeatures, forcingFeatures } from './features/forcing-features.ts';
import { liquidWater } from './features/liquid-water.ts';
import { seasonFeatures } from './features/season-features.ts';
import { targetFeatures } from './features/target-features.ts';
import type { Column, Series } from './series/series.ts';
import type { TargetScale } from './target-scale.ts';

/**
 * Everything a model may know at each step of a series: the target and its forcings, now, lagged and averaged over windows
 * of at most `longest` steps, and the season. The value of a step depends on nothing later, to the last bit, nor on where they
 * are made from.
 */
export function pastFeatures(series: Series, scale: TargetScale, making: Making): Feature[] {
  return [
    ...targetFeatures(series, scale, making),
    ...drivers(series).flatMap((each) => forcingFeatures(each, series.step, making)),
    ...seasonFeatures(series, making.from),
  ];
}

/** What the forcings will be until `lead` steps ahead, as if it were known: an upper bound, and to be called so. */
export function futureFeatures(series: Series, lead: number): Feature[] {
  return drivers(series).flatMap((each) => aheadFeatures(each, series.step, lead));
}

/** The forcings, and liquid water where it can be told. */
function drivers(series: Series): readonly Column[] {
  const liquid = liquidWater(series);
  return liquid ? [...series.forcings, liquid] : series.forcings;
}
