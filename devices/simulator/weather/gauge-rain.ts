import { MINUTE_MS } from '../../../domain/time.ts';
import { kmFromMiddle } from '../../basin/sub-basin-at.ts';
import { type Areal, overSteps } from './areal-rain.ts';
import { placeAt } from './places.ts';
import { BLOCK_MS, rainAreas } from './rain-areas.ts';
import { cellFactor } from './storm-cells.ts';

/** mm at a point in (from, to]. */
export type GaugeRain = (lon: number, lat: number, from: number, to: number) => number;

/**
 * Rain at a point: the areal rain of its sub-basin in every 5 minutes, more in the storm's cells and areas and less
 * between them, so that its mean over the sub-basin is the areal rain.
 */
export function gaugeRain(seed: number, areal: Areal): GaugeRain {
  const areas = rainAreas(seed);
  return (lon, lat, from, to) => {
    const position = kmFromMiddle(lon, lat);
    const inCells = overSteps(SLOT_MS, (place, slot, begin, end) => {
      const mm = areal(place, begin, end);
      return mm < FAINT ? mm : mm * cellFactor(seed, position, (slot + 0.5) * SLOT_MS);
    });
    const inAreas = overSteps(BLOCK_MS, (place, block, begin, end) =>
      areal(place, begin, end) === 0
        ? 0
        : areas(place, position, block) * inCells(place, begin, end),
    );
    return inAreas(placeAt(lon, lat), from, to);
  };
}

const SLOT_MS = 5 * MINUTE_MS;
/** Less than this in 5 minutes, mm, falls evenly: cells would cost time and show nothing. */
const FAINT = 0.001;
