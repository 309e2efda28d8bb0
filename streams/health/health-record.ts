import type { DeviceHealth } from '../../domain/device-health.ts';
import type { RejectReason } from '../../domain/reject.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { Journal, JournalEntry, JournalKind } from '../../infra/journal/journal.ts';
import { type Device, intervalOf } from './device.ts';
import { openEvents } from './news.ts';
import { clockOffset } from './packets.ts';
import { lossOf } from './reports.ts';

/** What the journal has of the last day, by station. */
export interface Tally {
  readonly doubles: ReadonlyMap<string, number>;
  readonly rejects: ReadonlyMap<string, Partial<Record<RejectReason, number>>>;
}

/** How a device is at a time, epoch ms. */
export function recordOf(device: Device, tally: Tally, time: number): DeviceHealth {
  const { station, newest, reports, packets, voltage } = device;
  return {
    station,
    time,
    seen: newest?.time ?? null,
    received: newest?.received ?? null,
    intervalSeconds: intervalOf(device),
    arrival: reports ? lossOf(reports, time) : null,
    clockOffset: clockOffset(packets),
    voltage: voltage ?? null,
    doubles: tally.doubles.get(station) ?? 0,
    rejects: tally.rejects.get(station) ?? {},
    open: openEvents(device),
  };
}

/** Counts what came in the day before `now`; of a flood of rejects, the newest. */
export async function tallyOf(journal: Journal, now: number): Promise<Tally> {
  const [doubles, rejects] = await Promise.all([
    ofTheDay(journal, 'double', now),
    ofTheDay(journal, 'reject', now),
  ]);
  return {
    doubles: new Map([...doubles].map(([station, entries]) => [station, entries.length])),
    rejects: new Map([...rejects].map(([station, entries]) => [station, byLabel(entries)])),
  };
}

const PAGE = 1_000;
const MOST = 20_000;

async function ofTheDay(journal: Journal, kind: JournalKind, now: number) {
  const found: JournalEntry[] = [];
  let page = await journal.list({ kind, limit: PAGE });
  for (;;) {
    const recent = page.filter(({ time }) => time > now - DAY_MS && time <= now);
    found.push(...recent);
    const last = page.at(-1);
    if (!last || page.length < PAGE || last.time <= now - DAY_MS || found.length >= MOST) break;
    page = await journal.list({ kind, limit: PAGE, before: last });
  }
  return Map.groupBy(found, ({ station }) => station);
}

function byLabel(entries: readonly JournalEntry[]): Partial<Record<RejectReason, number>> {
  const groups = Map.groupBy(entries, ({ label }) => label);
  return Object.fromEntries([...groups].map(([label, { length }]) => [label, length]));
}
