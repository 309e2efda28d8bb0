import { codecNamed } from '../../devices/codecs/codecs.ts';
import type { RawPacket } from '../../domain/raw-packet.ts';
import type { Reject } from '../../domain/reject.ts';
import type { Entry } from '../../infra/log/log.ts';
import { decode } from './decode.ts';
import { type Fault, unknownStation, wrongStation } from './fault.ts';
import { isCalled } from './match.ts';
import type { MonitoredSeries, MonitoredStation } from './monitored.ts';
import { type Received, receiveReadings } from './receive-readings.ts';
import { rejectsOf } from './reject.ts';

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
    const { arrived, faults } = receivePacket(entry, receiving.stationOf);
    const again = receiving.isAgain(entry);
    for (const series of arrived) {
      intake.touched.add(series);
      if (again) series.again = true;
    }
    if (faults.length > 0) intake.rejects.push(...rejectsOf(entry, faults));
  }
  return intake;
}

function receivePacket(entry: Entry<RawPacket>, stationOf: Receiving['stationOf']): Received {
  const { message: packet } = entry;
  const frame = decode(packet, codecNamed(packet.codec));
  if (!frame.ok) return refused(frame.fault);
  const station = stationOf(packet.device);
  if (!station) return refused(unknownStation(packet.device));
  if (!isCalled(station, frame.station)) return refused(wrongStation(station, frame.station));
  return receiveReadings(frame.readings, station, entry);
}

function refused(fault: Fault): Received {
  return { arrived: [], faults: [fault] };
}
