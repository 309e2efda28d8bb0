import type { Station } from '../../domain/station.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/time.ts';
import { LAKE_GAUGES } from '../basin/lake-gauges.ts';
import { between, wander } from '../random.ts';
import { fixed, type Site, type Surroundings } from './surroundings.ts';

/** The stage at a station, m of its datum, with waves. A station that the model does not know stands on a brook. */
export function stageOf(it: Surroundings): number {
  const { station, land, span, water } = it;
  const stage =
    water(`stage/${station.id}`, span.to) ?? brookStage(it, water(`runoff/${land}`, span.to) ?? 0);
  return stage + waves(station, span.to, it.key);
}

/**
 * A brook or reservoir at a made-up height that answers to the runoff around it, mm/h: steep in low water, then
 * levelling off as the flood takes the plain.
 */
function brookStage(site: Site, runoff: number): number {
  const reservoir = site.station.kind === 'reservoir';
  const low = reservoir ? between(45, 90, fixed(site, 31)) : between(14, 19, fixed(site, 31));
  const rise = between(1.5, 4, fixed(site, 32));
  const part = runoff / between(0.8, 2.2, fixed(site, 33));
  if (part <= 1) return low + rise * Math.sqrt(part);
  return low + rise + (rise / 2) * (1 - Math.exp(1 - part));
}

/** Wind and passing boats, m: a seiche on the lake, a slow tremble elsewhere. */
function waves({ id }: Station, time: number, key: number): number {
  const tremble = 0.012 * wander(time, 20 * MINUTE_MS, key, 41);
  if (!LAKE_GAUGES[id]) return tremble;
  const wind = wander(time, 15 * HOUR_MS, key, 42);
  return tremble + 0.03 * wind * Math.sin((2 * Math.PI * time) / (4.6 * HOUR_MS));
}
