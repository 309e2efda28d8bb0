import type { Basin, Span } from '../../devices/simulator/basin.ts';
import { type Fault, faultsOf } from '../../devices/simulator/faults.ts';
import { type Sent, sentBy } from '../../devices/simulator/gear.ts';
import { packetsOf } from '../../devices/simulator/packets.ts';
import { asRegistered, reportsOf } from '../../devices/simulator/reports.ts';
import type { RawPacket } from '../../domain/raw-packet.ts';
import type { Station } from '../../domain/station.ts';
import { raw } from '../../domain/topics.ts';
import type { Points } from '../../infra/store/store.ts';
import { quality } from '../../streams/quality/quality.ts';
import { drain, littleHouse } from '../streams/little-house.ts';

/** What a simulated station measured, what was wrong with it, and what quality control made of it in the end. */
export interface JudgedStation {
  readonly station: Station;
  readonly faults: readonly Fault[];
  readonly reports: readonly Reported[];
  /** What is stored of each property, whatever its time. */
  readonly stored: ReadonlyMap<string, Points>;
}

/** A report as it was due, and as it was sent, if it was. */
export interface Reported {
  readonly time: number;
  readonly properties: readonly string[];
  readonly sent: Sent | undefined;
}

/** Sends a station's reports of a span, faults and all, in the order of their arrival through the real processor. */
export async function judgedStation(
  basin: Basin,
  station: Station,
  { seed, span }: { readonly seed: number; readonly span: Span },
): Promise<JudgedStation> {
  const faults = faultsOf(seed, station, span);
  const reports = reportsOf(station, asRegistered, span).map((report) => ({
    time: report.time,
    properties: report.series.map(({ property }) => property),
    sent: sentBy(basin, report, faults),
  }));
  const { context, log, store } = littleHouse([station]);
  await log.append(raw, packetsOfAll(reports));
  await drain(quality, context);
  const stored = new Map<string, Points>();
  for (const { property } of station.series) {
    stored.set(property, await store.range({ station: station.id, property, from: 0, to: 8e15 }));
  }
  return { station, faults, reports, stored };
}

function packetsOfAll(reports: readonly Reported[]): RawPacket[] {
  return reports
    .flatMap(({ sent }) => sent ?? [])
    .toSorted((a, b) => a.sendAt - b.sendAt)
    .flatMap((sent, serial) => {
      const packets = packetsOf(sent, serial).map((packet) => ({
        device: sent.station,
        codec: packet.topic.split('/')[2] ?? '',
        received: sent.sendAt + ON_ITS_WAY_MS,
        payload: Buffer.from(packet.payload),
      }));
      return sent.copies > 1 ? [...packets, ...packets] : packets;
    });
}

const ON_ITS_WAY_MS = 700;
