import type { DeviceEvent } from '../../domain/device-event.ts';
import type { DeviceSign } from '../../domain/device-sign.ts';
import type { DeviceWord } from '../../domain/device-word.ts';
import type { RawPacket } from '../../domain/raw-packet.ts';
import type { Journal, JournalEntry } from '../../infra/journal/journal.ts';
import type { Entry } from '../../infra/log/log.ts';

/** What a station's gear said of itself in a packet. */
export interface SignOf {
  readonly station: string;
  readonly sign: DeviceSign;
  readonly entry: Entry<RawPacket>;
}

/**
 * Tells what has changed in what gear says of itself. What is said again is no event; neither is what comes late, for
 * it says nothing of now; nor, of a station not heard before, that all is well. What was told last is in the journal.
 */
export function watchSigns(journal: Journal) {
  const known = new Map<string, Known>();

  async function lastOf(station: string, word: DeviceWord): Promise<Known> {
    const name = `${station}/${word}`;
    const remembered = known.get(name);
    if (remembered) return remembered;
    const [entry] = await journal.list({ kind: 'device_event', station, label: word, limit: 1 });
    const last = { time: Number.NEGATIVE_INFINITY, holds: undefined, ...(entry?.document ?? {}) };
    known.set(name, last as Known);
    return last as Known;
  }

  return async (signs: readonly SignOf[]): Promise<DeviceEvent[]> => {
    const events: DeviceEvent[] = [];
    for (const { station, sign, entry } of signs) {
      const { time, word, holds } = sign;
      const last = await lastOf(station, word);
      if (time < last.time) continue;
      known.set(`${station}/${word}`, { time, holds });
      if (!isNews(last, sign)) continue;
      const { received } = entry.message;
      events.push({ station, time, word, holds, received, raw: entry.position });
    }
    return events;
  };
}

/** An event as people look it up; the same packet met again makes the same entry. */
export function eventEntryOf(event: DeviceEvent): JournalEntry {
  const { station, time, word, property, began } = event;
  const what = property === undefined ? word : `${word}-${property}`;
  // An end is known by its beginning: late readings may move it.
  const id = `${station}-${what}-${began === undefined ? time : `${began}-end`}`;
  return { kind: 'device_event', id, time, station, label: word, document: event };
}

interface Known {
  readonly time: number;
  readonly holds: boolean | undefined;
}

/** Of a first word, only a trouble or a presence is news: a pump or a door are always in some state. */
function isNews(last: Known, { word, holds }: DeviceSign): boolean {
  if (last.holds !== undefined) return last.holds !== holds;
  return word === 'online' || (holds && !STATES.has(word));
}

const STATES: ReadonlySet<DeviceWord> = new Set(['door_open', 'card_in_use', 'pump_running']);
