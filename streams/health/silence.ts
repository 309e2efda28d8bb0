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
  /** It hears nobody since then. */
  silent: Mark | undefined;
}

/** Begins anew, as at a start: `silent` as was told last. */
export function hearingFrom(now: number, open: readonly DeviceEvent[] = []): Hearing {
  const [told] = open;
  const silent = told && { ...told, holds: true, value: told.value ?? 0 };
  return { heard: silent, since: now, silent };
}

/** Takes note that a device was heard. */
export function hear(hearing: Hearing, { received, raw }: Pick<Mark, 'received' | 'raw'>): void {
  if (hearing.heard && hearing.heard.received >= received) return;
  hearing.heard = { time: received, holds: true, value: 0, received, raw };
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
  const { heard, silent } = hearing;
  if (!heard) return [];
  const intervals = speakersAt(devices, heard.received);
  const longest = Math.max(LONGEST_PAUSE_MS, 2 * SECOND_MS * Math.min(...intervals));
  const isSilent = intervals.length >= FEWEST && now - heard.received > longest;
  if (isSilent && !silent) {
    hearing.silent = heard;
    return [houseEvent(heard, longest)];
  }
  if (!silent || heard.received <= silent.received) return [];
  hearing.silent = undefined;
  hearing.since = heard.received;
  const value = heard.received - silent.received;
  return [endOf(houseEvent(silent, longest), { ...heard, value })];
}

/** What is to be told of a device's silence at a time up to which the house knows all that came. */
export function lookAtSilence(device: Device, hearing: Hearing, now: number): DeviceEvent[] {
  const { newest, intervalSeconds, isLive } = device;
  if (!newest || intervalSeconds === null || !isLive || hearing.silent) return [];
  const limit = overdueAfter(intervalSeconds);
  const silence = now - Math.max(newest.time, hearing.since);
  const whole = { property: '', last: newest.time, limit, isOver: silence > limit };
  const events = changeOf(device, whole);
  if (device.silences.has('')) return events;
  for (const [property, series] of device.series) {
    if (series.newest === Number.NEGATIVE_INFINITY) continue;
    const own = overdueAfter(series.registered.intervalSeconds);
    const isOver = newest.time - Math.max(series.newest, hearing.since) > own;
    events.push(...changeOf(device, { property, last: series.newest, limit: own, isOver }));
  }
  return events;
}

/** What its newest packets end: a silence is over when what comes is of now. */
export function endSilence(device: Device): DeviceEvent[] {
  const { newest, silences, intervalSeconds } = device;
  if (silences.size === 0 || !newest || intervalSeconds === null) return [];
  const isOfNow = newest.received - newest.time <= overdueAfter(intervalSeconds);
  if (!isOfNow) return [];
  return [...silences.keys()].flatMap((property) => {
    const series = device.series.get(property);
    const last = series?.newest ?? newest.time;
    const limit = overdueAfter(series?.registered.intervalSeconds ?? intervalSeconds);
    const isOver = newest.time - last > limit || (silences.get(property)?.began.time ?? 0) > last;
    return changeOf(device, { property, last, limit, isOver });
  });
}

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

interface Silence {
  readonly property: string;
  readonly last: number;
  readonly limit: number;
  readonly isOver: boolean;
}

/** A silence begins when its limit is over, not when somebody looks: the same each time that it is found out. */
function changeOf(device: Device, { property, last, limit, isOver }: Silence): DeviceEvent[] {
  const { silences, newest } = device;
  const told = silences.get(property);
  if (isOver === (told !== undefined) || !newest) return [];
  const { received, raw } = newest;
  if (!told) {
    const began = { time: last + limit, holds: true, value: limit, received, raw };
    silences.set(property, { began });
    return [silenceEvent(device, property, began)];
  }
  silences.delete(property);
  const value = received - told.began.time + limit;
  return [
    endOf(silenceEvent(device, property, told.began), {
      ...{ time: received, holds: false, value, received, raw },
    }),
  ];
}

function houseEvent({ received, raw, time }: Mark, limit: number): DeviceEvent {
  const word = 'house_silent' as const;
  return { station: THE_HOUSE, time, word, holds: true, received, raw, value: limit, limit };
}
