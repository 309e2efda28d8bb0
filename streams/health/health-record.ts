import type { DeviceHealth } from '../../domain/device-health.ts';
import type { Reject, RejectReason } from '../../domain/reject.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { Journal, JournalEntry, JournalKind } from '../../infra/journal/journal.ts';
import { type Device, intervalOf } from './device.ts';
import { openEvents } from './news.ts';
import { clockOffset, type Packet } from './packets.ts';
import { lossOf } from './reports.ts';

/** What the journal has of the last day, by station. */
export interface Tally {
  readonly doubles: ReadonlyMap<string, number>;
  readonly rejects: ReadonlyMap<string, Partial<Record<RejectReason, number>>>;
  /** Packets that were rejected for their stamps, in the order of arrival. */
  readonly wrongClocks: readonly (Packet & { readonly station: string })[];
}

/** Before anything was counted. */
export const NO_TALLY: Tally = { doubles: new Map(), rejects: new Map(), wrongClocks: [] };

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
    wrongClocks: [...rejects.values()].flat().reverse().flatMap(wrongClockIn),
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

/** A gateway's stand under its own name, and tell of nobody's clock. */
function wrongClockIn({ station, document }: JournalEntry) {
  const { reason, time, received, raw } = document as Reject;
  const isClock = reason === 'clock_future' || reason === 'clock_past';
  return isClock && time !== undefined ? [{ station, time, received, raw }] : [];
}

function byLabel(entries: readonly JournalEntry[]): Partial<Record<RejectReason, number>> {
  const groups = Map.groupBy(entries, ({ label }) => label);
  return Object.fromEntries([...groups].map(([label, { length }]) => [label, length]));
}
