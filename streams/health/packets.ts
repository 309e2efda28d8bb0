import type { Position } from '../../domain/position.ts';

/** When a packet came, and the newest stamp in it; both epoch ms. */
export interface Packet {
  readonly received: number;
  readonly time: number;
  readonly raw: Position;
}

/** The newest packets of a device in the order in which they came. */
export type Packets = Packet[];

/**
 * Puts a reading's packet in its place. Returns its index, or −1 where it tells nothing new: of the readings of one packet the newest
 * stamp counts.
 */
export function notePacket(packets: Packets, packet: Packet): number {
  const { received, time } = packet;
  let at = packets.length;
  while (at > 0 && (packets[at - 1] as Packet).received > received) at--;
  const there = packets[at - 1];
  if (there?.received === received) {
    if (there.time >= time) return -1;
    packets[at - 1] = packet;
    return at - 1;
  }
  if (at === 0 && packets.length >= KEPT) return -1;
  if (at === packets.length) packets.push(packet);
  else packets.splice(at, 0, packet);
  if (packets.length <= 2 * KEPT) return at;
  const surplus = packets.length - KEPT;
  packets.splice(0, surplus);
  return at - surplus;
}

/**
 * Arrival less stamp, ms, of a packet that came as it was measured; undefined of others. Beside both its neighbours time went on at
 * the door about as fast as in the stamps: what had waited for a line comes all at once, and says nothing of a clock.
 */
export function offsetAt(packets: Packets, index: number): number | undefined {
  const packet = packets[index];
  const [before, after] = [packets[index - 1], packets[index + 1]];
  if (!packet || !before || packet.time <= before.time) return undefined;
  if (!keepsPace(before, packet) || (after && !keepsPace(packet, after))) return undefined;
  return packet.received - packet.time;
}

/** The median of the newest live packets, ms; null where there are fewer than three. */
export function clockOffset(packets: Packets): number | null {
  const offsets: number[] = [];
  for (let i = packets.length - 1; i > 0 && offsets.length < MEDIAN_OF; i--) {
    const offset = offsetAt(packets, i);
    if (offset !== undefined) offsets.push(offset);
  }
  return offsets.length < FEWEST ? null : median(offsets);
}

/** The median of the steps from stamp to stamp, ms: how often the device reports where nothing says how often it should. */
export function usualStep(packets: Packets): number | null {
  const times = packets.map(({ time }) => time).toSorted((a, b) => a - b);
  const steps = times.slice(1).map((time, i) => time - (times[i] as number));
  const real = steps.filter((step) => step > 0);
  return real.length < FEWEST ? null : median(real);
}

const KEPT = 24;
const MEDIAN_OF = 12;
const FEWEST = 3;

function keepsPace(from: Packet, to: Packet): boolean {
  return to.received - from.received >= (to.time - from.time) / 2;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] as number;
}
