import { NOT_EVALUATED, reasonMask } from '../../domain/quality.ts';
import type { RawPacket } from '../../domain/raw-packet.ts';
import type { Reading } from '../../domain/reading.ts';
import type { Entry } from '../../infra/log/log.ts';
import { clockFault } from './check-clock.ts';
import { type Fault, relayed, unknownSeries, wrongClock, wrongUnit } from './fault.ts';
import { UNJUDGED } from './judge.ts';
import { canonicalValue, isCalled, seriesOf } from './match.ts';
import type { MonitoredSeries, MonitoredStation } from './monitored.ts';

/** The series that readings have arrived in, and what is wrong with the others. */
export interface Received {
  readonly arrived: readonly MonitoredSeries[];
  readonly faults: readonly Fault[];
}

/**
 * Puts a frame's readings among the arrivals of their series. An element that means no property and is no registered
 * series either is dropped without a word: a reject for every relative stage and maker's counter would bury the others.
 * Its bytes stay in `raw`, and its station's gear may name the property that it means.
 */
export function receiveReadings(
  readings: readonly Reading[],
  station: MonitoredStation,
  entry: Entry<RawPacket>,
): Received {
  const arrived: MonitoredSeries[] = [];
  const faults: Fault[] = [];
  for (const reading of readings) {
    const outcome = receiveReading(reading, station, entry);
    if (outcome === undefined) continue;
    if ('reason' in outcome) faults.push(outcome);
    else arrived.push(outcome);
  }
  return { arrived, faults };
}

/** The series that it arrives in, or what is wrong with it; undefined where it is to be dropped. */
function receiveReading(
  reading: Reading,
  station: MonitoredStation,
  { message: { received }, position }: Entry<RawPacket>,
): MonitoredSeries | Fault | undefined {
  const { time } = reading;
  if (reading.station !== undefined && !isCalled(station, reading.station)) {
    return relayed(reading, station);
  }
  const series = seriesOf(station, reading);
  if (!series) return reading.property === undefined ? undefined : unknownSeries(reading, station);
  const value = canonicalValue(reading, series);
  if (value === undefined) return wrongUnit(reading, series);
  const clock = clockFault(time, received);
  if (clock) return wrongClock(reading, clock);
  series.arrivals.push({
    station: series.station,
    property: series.property,
    time,
    value,
    flag: NOT_EVALUATED,
    reasons: UNJUDGED | (reading.doubt === undefined ? 0 : reasonMask([reading.doubt])),
    received,
    raw: position,
  });
  return series;
}
