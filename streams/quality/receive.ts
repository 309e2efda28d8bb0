import { codecNamed } from '../../devices/codecs/codecs.ts';
import { NOT_EVALUATED } from '../../domain/quality.ts';
import type { RawPacket } from '../../domain/raw-packet.ts';
import type { Reading } from '../../domain/reading.ts';
import type { Reject } from '../../domain/reject.ts';
import type { Entry } from '../../infra/log/log.ts';
import { clockFault } from './check-clock.ts';
import { decode } from './decode.ts';
import { type Fault, rejectsOf } from './fault.ts';
import { UNJUDGED } from './judge.ts';
import { canonicalValue, isCalled, seriesOf } from './match.ts';
import type { MonitoredSeries, MonitoredStation } from './monitored.ts';

/** What a batch comes to: the series with arrivals to be judged, and what goes no further. */
export interface Intake {
  readonly touched: Set<MonitoredSeries>;
  readonly rejects: Reject[];
}

export interface Receiving {
  readonly stationOf: (id: string) => MonitoredStation | undefined;
  /** Whether the packet may have been dealt with before a restart. */
  readonly isAgain: (entry: Entry<RawPacket>) => boolean;
}

/** Decodes packets, matches their readings to series, converts them and checks their clocks. */
export function receive(entries: readonly Entry<RawPacket>[], receiving: Receiving): Intake {
  const intake: Intake = { touched: new Set(), rejects: [] };
  for (const entry of entries) {
    const faults = receivePacket(entry, receiving, intake);
    if (faults.length > 0) intake.rejects.push(...rejectsOf(entry, faults));
  }
  return intake;
}

function receivePacket(
  entry: Entry<RawPacket>,
  { stationOf, isAgain }: Receiving,
  { touched }: Intake,
): Fault[] {
  const packet = entry.message;
  const frame = decode(packet, codecNamed(packet.codec));
  if (!frame.ok) return [frame.fault];
  const station = stationOf(packet.device);
  if (!station) return [unknownStation(packet.device)];
  if (!isCalled(station, frame.station)) return [wrongStation(station, frame.station)];
  const again = isAgain(entry);
  const faults: Fault[] = [];
  for (const reading of frame.readings) {
    const arrived = receiveReading(reading, station, entry);
    if ('reason' in arrived) faults.push(arrived);
    else {
      touched.add(arrived);
      if (again) arrived.again = true;
    }
  }
  return faults;
}

/** Puts a reading among the arrivals of its series, or says why not. */
function receiveReading(
  reading: Reading,
  station: MonitoredStation,
  { message: { received }, position }: Entry<RawPacket>,
): MonitoredSeries | Fault {
  const { time } = reading;
  if (reading.station !== undefined && !isCalled(station, reading.station)) {
    return wrongStation(station, reading.station);
  }
  const series = seriesOf(station, reading);
  if (!series) return unknownSeries(reading, station);
  const value = canonicalValue(reading, series);
  if (value === undefined) return wrongUnit(reading, series);
  const clock = clockFault(time, received);
  if (clock) return { reason: clock, detail: `${reading.element} at ${moment(time)}`, time };
  series.arrivals.push({
    station: series.station,
    property: series.property,
    time,
    value,
    flag: NOT_EVALUATED,
    reasons: UNJUDGED,
    received,
    raw: position,
  });
  return series;
}

function unknownStation(device: string): Fault {
  return { reason: 'unknown_station', detail: `"${device}" is not in the registry` };
}

function wrongStation({ id, address }: MonitoredStation, named: string): Fault {
  const detail = `the frame speaks for "${named}", not for ${id} (${address})`;
  return { reason: 'wrong_station', detail };
}

function unknownSeries({ element, property }: Reading, { id }: MonitoredStation): Fault {
  const what = property === undefined || property === element ? '' : ` (${property})`;
  return { reason: 'unknown_series', detail: `${element}${what} is not registered at ${id}` };
}

function wrongUnit({ element, unit }: Reading, series: MonitoredSeries): Fault {
  const detail = `${element} in "${unit ?? series.unit}", not to be turned into ${series.rules.unit}`;
  return { reason: 'wrong_unit', detail };
}

function moment(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? String(time) : date.toISOString();
}
