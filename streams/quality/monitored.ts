import { isDeepStrictEqual } from 'node:util';
import type { Gear } from '../../domain/gear.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Station } from '../../domain/station.ts';
import { type Rules, rulesOf } from './rules.ts';
import type { Stretch } from './stretch.ts';

/** A station as quality control knows it. */
export interface MonitoredStation {
  readonly id: string;
  /** What its SL 651 frames call it. */
  readonly address: string;
  readonly gear: Gear | undefined;
  /** By property. */
  readonly series: ReadonlyMap<string, MonitoredSeries>;
}

/** A series with its rules, and what is remembered of it. */
export interface MonitoredSeries {
  readonly station: string;
  readonly property: string;
  /** The unit that its gear sends. */
  readonly unit: string;
  readonly rules: Rules;
  /** Its newest points, once they were needed. */
  newest: Stretch | undefined;
  /** What the batch in hand brought and nobody has judged yet. */
  arrivals: Observation[];
  /** Some of these may have been dealt with before a restart. */
  again: boolean;
}

/** Finds a station under watch by its id; one whose series have changed in the registry starts anew without memory. */
export function monitor(
  stations: ReadonlyMap<string, Station>,
): (id: string) => MonitoredStation | undefined {
  const known = new Map<string, { entry: Station; monitored: MonitoredStation }>();

  return (id) => {
    const entry = stations.get(id);
    const found = known.get(id);
    if (entry === found?.entry) return found?.monitored;
    if (!entry) return undefined;
    const monitored =
      found && isSame(found.entry, entry) ? found.monitored : monitoredStation(entry);
    known.set(id, { entry, monitored });
    return monitored;
  };
}

function isSame(a: Station, b: Station): boolean {
  const isOfSameGear = a.address === b.address && isDeepStrictEqual(a.gear, b.gear);
  return isOfSameGear && isDeepStrictEqual(a.series, b.series);
}

function monitoredStation(station: Station): MonitoredStation {
  const series = station.series.map((one): [string, MonitoredSeries] => [
    one.property,
    {
      station: station.id,
      property: one.property,
      unit: one.unit,
      rules: rulesOf(one),
      newest: undefined,
      arrivals: [],
      again: false,
    },
  ]);
  const { id, address = `00${id}`, gear } = station;
  return { id, address, gear, series: new Map(series) };
}
