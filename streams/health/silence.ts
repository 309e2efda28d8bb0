import type { DeviceEvent } from '../../domain/device-event.ts';
import { THE_HOUSE } from '../../domain/device-event.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../domain/time.ts';
import type { Device } from './device.ts';
import { endOf, silenceEvent } from './news.ts';
import { overdueAfter } from './rules.ts';
import type { Mark } from './spells.ts';

/**
 * What the house knows of its own hearing. Nobody's silence tells anything while it hears nobody, or before it has been up again for
 * as long as the device may be silent. Times are epoch ms.
 */
export interface Hearing {
  /** The newest arrival of any device. */
  heard: Mark | undefined;
  /** Since when it has been hearing without a break, as far as it was awake. */
  since: number;
  /** It hears nobody since then, as was told. */
  silent: Mark | undefined;
  /** Who was heard first after a pause, and last before it: to be looked at. */
  pause: { readonly from: Mark; readonly to: Mark } | undefined;
}

/** Begins anew, as at a start: `silent` as was told last; `heardAt`: the newest arrival on record, if any. */
export function hearingFrom(
  now: number,
  told: { readonly silent: DeviceEvent | undefined; readonly heardAt: number },
): Hearing {
  const { silent, heardAt } = told;
  const heard = markAt({ received: heardAt, raw: { partition: 0, offset: 0 } });
  return {
    heard: heardAt > 0 ? heard : undefined,
    since: now,
    silent: silent && markAt(silent),
    pause: undefined,
  };
}

/** Takes note that a device was heard; its packets come in the order of their arrival, as good as. */
export function hear(hearing: Hearing, heard: Pick<Mark, 'received' | 'raw'>): void {
  const before = hearing.silent ?? hearing.heard;
  if (hearing.heard && hearing.heard.received >= heard.received) return;
  const to = markAt(heard);
  hearing.heard = to;
  if (!before || hearing.pause || to.received - before.received <= LONGEST_PAUSE_MS) return;
  hearing.pause = { from: before, to };
}

function markAt({ received, raw }: Pick<Mark, 'received' | 'raw'>): Mark {
  return { time: received, holds: true, value: 0, received, raw };
}

/**
 * What is to be told of the house itself at a time up to which it knows all that came: that it hears nobody, or again somebody. Of fewer
 * than three devices that speak, silence is their own.
 */
export function lookAtHouse(
  hearing: Hearing,
  devices: Iterable<Device>,
  now: number,
): DeviceEvent[] {
  const { heard, silent, pause } = hearing;
  if (!heard) return [];
  const intervals = speakersAt(devices, heard.received);
  const longest = Math.max(LONGEST_PAUSE_MS, 2 * SECOND_MS * Math.min(...intervals));
  hearing.pause = undefined;
  const isDeaf = (from: Mark, to: number) =>
    intervals.length >= FEWEST && to - from.received > longest;
  if (pause && (silent || isDeaf(pause.from, pause.to.received))) {
    hearing.silent = undefined;
    hearing.since = pause.to.received;
    const begun = houseEvent(silent ?? pause.from, longest);
    const value = pause.to.received - pause.from.received;
    const over = endOf(begun, { ...pause.to, value });
    return silent ? [over] : [begun, over];
  }
  if (silent || !isDeaf(heard, now)) return [];
  hearing.silent = heard;
  return [houseEvent(heard, longest)];
}

/** What is to be told of a device's silence at a time up to which the house knows all that came. */
export function lookAtSilence(device: Device, hearing: Hearing, now: number): DeviceEvent[] {
  const { newest, silences, intervalSeconds, isLive } = device;
  if (!newest || intervalSeconds === null || !isLive || hearing.silent) return [];
  const overdue = (last: number, asOf: number, limit: number) =>
    asOf - Math.max(last, hearing.since) > limit;
  const limit = overdueAfter(intervalSeconds);
  if (overdue(newest.time, now, limit)) return begin(device, '', newest.time + limit);
  if (silences.has('')) return [];
  return [...device.series].flatMap(([property, { stamps, registered }]) => {
    const own = overdueAfter(registered.intervalSeconds);
    const isSilent = stamps.newest > FIRST && overdue(stamps.newest, newest.time, own);
    return isSilent ? begin(device, property, stamps.newest + own) : [];
  });
}

/**
 * What the newest packets end: a silence is over after two readings that are no further apart than it takes to be overdue, the
 * last of them of now. What comes late, or every now and then, ends nothing.
 */
export function endSilence(device: Device): DeviceEvent[] {
  const { newest, silences, intervalSeconds } = device;
  if (silences.size === 0 || !newest || intervalSeconds === null) return [];
  return [...silences.keys()].flatMap((property) => {
    const series = device.series.get(property);
    const { stamps } = series ?? device;
    const limit = overdueAfter(series?.registered.intervalSeconds ?? intervalSeconds);
    const asOf = property === '' ? newest.received : newest.time;
    const isOver = asOf - stamps.newest <= limit && stamps.newest - stamps.before <= limit;
    return isOver ? end(device, property) : [];
  });
}

const FIRST = Number.NEGATIVE_INFINITY;
const LONGEST_PAUSE_MS = 5 * MINUTE_MS;
const FEWEST = 3;

/** The intervals, s, of those heard within the day before. */
function speakersAt(devices: Iterable<Device>, heard: number): number[] {
  const intervals: number[] = [];
  for (const { newest, intervalSeconds, isLive } of devices) {
    if (isLive && newest && newest.received > heard - DAY_MS && intervalSeconds !== null) {
      intervals.push(intervalSeconds);
    }
  }
  return intervals;
}

/** A silence begins when its limit is over, not when somebody looks: the same each time that it is found out. */
function begin(device: Device, property: string, time: number): DeviceEvent[] {
  const { silences, newest } = device;
  if (silences.has(property) || !newest) return [];
  const { received, raw } = newest;
  const began = { time, holds: true, value: 0, received, raw };
  silences.set(property, { began });
  return [silenceEvent(device, property, began)];
}

/** Its value is how long nothing came, ms. */
function end(device: Device, property: string): DeviceEvent[] {
  const { silences, newest } = device;
  const told = silences.get(property);
  if (!told || !newest) return [];
  silences.delete(property);
  const { received, raw } = newest;
  const begun = silenceEvent(device, property, told.began);
  const value = received - told.began.time + (begun.limit ?? 0);
  return [endOf(begun, { time: received, holds: false, value, received, raw })];
}

function houseEvent({ received, raw, time }: Mark, limit: number): DeviceEvent {
  const word = 'house_silent' as const;
  return { station: THE_HOUSE, time, word, holds: true, received, raw, value: limit, limit };
}
