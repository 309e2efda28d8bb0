import type { Reading } from '../../domain/reading.ts';
import { toCanonical } from '../../domain/unit.ts';
import type { MonitoredSeries, MonitoredStation } from './monitored.ts';

/** Whether that is what the station is called, in the registry or in its frames. */
export function isCalled(station: MonitoredStation, name: string): boolean {
  return name === station.id || name === station.address;
}

/** The station's series that the reading is of: what its gear's registered names say comes first. */
export function seriesOf(
  station: MonitoredStation,
  { property, element }: Reading,
): MonitoredSeries | undefined {
  return station.series.get(station.gear?.elements[element] ?? property ?? element);
}

/** The value in the series' canonical unit; undefined where the unit is of something else. null stays null. */
export function canonicalValue(
  { value, unit }: Reading,
  series: MonitoredSeries,
): number | null | undefined {
  return value === null ? null : toCanonical(value, unit ?? series.unit, series.rules.unit);
}
