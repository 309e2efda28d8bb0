import type { Station } from '../../domain/station.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Basin, Span } from './basin.ts';
import type { Door } from './door.ts';
import { faultsOf } from './faults.ts';
import { type Sent, sentBy } from './gear.ts';
import { packetsOf } from './packets.ts';
import { type Pace, reportsOf } from './reports.ts';

export interface LiveOptions {
  readonly basin: Basin;
  readonly stations: readonly Station[];
  readonly seed: number;
  readonly door: Pick<Door, 'send' | 'isOpen'>;
  readonly pace: Pace;
  /** How fast the clock runs; default 1. */
  readonly speed?: number | undefined;
  /** Epoch ms from which on readings are due. */
  readonly from: number;
  /** Takes a span that was missed because the door was shut or the machine asleep. */
  readonly onMissed: (span: Span) => void;
}

/** The gear as it reports now. */
export interface Live {
  /** Sends what has fallen due since the last call. */
  tick(now: number): void;
}

/**
 * Simulated gear that keeps its turns. While the door is shut or too much is unacknowledged it sends nothing and time
 * stands still for it; a short halt is caught up, a long one handed over as history.
 */
export function goLive(options: LiveOptions): Live {
  const { basin, stations, seed, door, pace, speed = 1, from, onMissed } = options;
  const held: Sent[] = [];
  const serials = new Map<string, number>();
  let sentUpTo = from;
  let unacknowledged = 0;

  function send(sent: Sent): void {
    const serial = (serials.get(sent.station) ?? 0) + 1;
    serials.set(sent.station, serial);
    const packets = packetsOf(sent, serial);
    for (const packet of [...packets, ...(sent.copies > 1 ? packets : [])]) {
      unacknowledged++;
      // A send fails only when the door was closed for good.
      const settled = () => void unacknowledged--;
      door.send(packet).then(settled, settled);
    }
  }

  function report(station: Station, span: Span, now: number): void {
    const faults = faultsOf(seed, station, span);
    for (const one of reportsOf(station, pace, span)) {
      const sent = sentBy(basin, one, faults);
      if (sent && sent.sendAt > now) held.push(sent);
      else if (sent) send(sent);
    }
  }

  return {
    tick(now) {
      if (!door.isOpen() || unacknowledged > MOST_UNACKNOWLEDGED) return;
      const span = { from: sentUpTo, to: now };
      sentUpTo = Math.max(sentUpTo, now);
      if (span.to - span.from > MISSED_MS * speed) return onMissed(span);
      for (const station of stations) report(station, span, now);
      for (const sent of takeDue(held, now)) send(sent);
    },
  };
}

const MOST_UNACKNOWLEDGED = 1_000;
const MISSED_MS = 5 * MINUTE_MS;

/** Removes and answers what may go now. */
function takeDue(held: Sent[], now: number): Sent[] {
  const due = held.filter(({ sendAt }) => sendAt <= now);
  if (due.length > 0) {
    const later = held.filter(({ sendAt }) => sendAt > now);
    held.splice(0, held.length, ...later);
  }
  return due;
}
