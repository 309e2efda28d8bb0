import type { RawPacket } from '../../domain/raw-packet.ts';
import type { DecodedFrame } from '../../domain/reading.ts';
import { HOUR_MS } from '../../domain/time.ts';

/**
 * What gear brings that was out of reach for long: days of readings at once. A few such packets are dealt with where they
 * are; more would hold up the live ones behind them, and are put off to topic `late`.
 */
export interface LatePackets {
  /** Whether the packet is put off. Order does not matter to what may be. */
  puts(packet: RawPacket, frame: DecodedFrame): boolean;
  /** Those put off since this was last asked. While there are any, all that come next are put off too. */
  take(): RawPacket[];
  /** Whether any were lately, or would be if there were room. */
  isPuttingOff(): boolean;
  /** Takes note of how many wait in `late`. Beyond 60,000 no more are put off: then they slow live ones, and those the doors. */
  note(waiting: number): void;
}

export function createLatePackets(): LatePackets {
  let putOff: RawPacket[] = [];
  let left = DIRECT;
  let hasRoom = true;
  return {
    puts(packet, frame) {
      if (packet.waited || !hasRoom || !isLate(packet, frame) || !standsAlone(frame)) return false;
      left -= 1;
      if (left < 0) putOff.push({ ...packet, waited: true });
      return left < 0;
    },
    take() {
      const taken = putOff;
      left = taken.length > 0 ? 0 : DIRECT;
      putOff = [];
      return taken;
    },
    isPuttingOff: () => left <= 0 || !hasRoom,
    note(waiting) {
      hasRoom = waiting <= MOST_WAITING;
    },
  };
}

/** So many late packets of those judged together cost live ones little: some tens of milliseconds of reading back. */
const DIRECT = 25;
/** Of the largest packets that is what a topic keeps by default, 4 GB: were it full, `raw` might be so behind it, for good. */
const MOST_WAITING = 60_000;
/** Later than the gear of any station reports that is in order. */
export const LATE_MS = 6 * HOUR_MS;

function isLate({ received }: RawPacket, { readings }: DecodedFrame): boolean {
  return readings.length > 0 && readings.every(({ time }) => time < received - LATE_MS);
}

/** What it says does not depend on the packets before it, and it says nothing but readings. */
function standsAlone({ remember, signs = [], attached = [] }: DecodedFrame): boolean {
  return remember === undefined && signs.length + attached.length === 0;
}
