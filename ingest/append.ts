import type { RawPacket } from '../domain/raw-packet.ts';
import { raw } from '../domain/topics.ts';
import type { Log } from '../infra/log/log.ts';
import { type InHand, weightOf } from './in-hand.ts';
import type { Tally } from './tally.ts';

/** Called once the packet is durable, or with the reason why it is not. */
export type Kept = (error?: Error) => void;

/** Takes a packet: it counts as in hand until it is durable, or is known not to be. */
export type Keep = (packet: RawPacket, kept: Kept) => void;

/** The one way into `raw`, for every door. What keeps readings from being durable is told to `troubles`. */
export function createKeeper(options: {
  readonly append: Keep;
  readonly inHand: InHand;
  readonly troubles: Tally;
}): Keep {
  const { append, inHand, troubles } = options;
  return (packet, kept) => {
    const weight = weightOf(packet.payload);
    inHand.take(weight);
    append(packet, (error) => {
      if (error) troubles.count('Readings are not taken and not acknowledged', error.message);
      kept(error);
      inHand.give(weight);
    });
  };
}

/**
 * Puts packets on the log. Those that one read of a socket brought go as one append, so their acknowledgements keep
 * the order in which they came [MQTT-4.6.0-2] whatever stands behind the log.
 */
export function createAppender(log: Log): Keep {
  let packets: RawPacket[] = [];
  let waiting: Kept[] = [];

  function flush(): void {
    const told = waiting;
    const appended = log.append(raw, packets);
    packets = [];
    waiting = [];
    appended.then(
      () => tell(told),
      (error: Error) => tell(told, error),
    );
  }

  return (packet, kept) => {
    if (packets.push(packet) === 1) queueMicrotask(flush);
    waiting.push(kept);
  };
}

function tell(waiting: readonly Kept[], error?: Error): void {
  for (const kept of waiting) kept(error);
}
