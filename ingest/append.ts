import type { RawPacket } from '../domain/raw-packet.ts';
import { raw } from '../domain/topics.ts';
import type { Log } from '../infra/log/log.ts';

/** Called once the packet is durable, or with the reason why it is not. */
export type Kept = (error?: Error) => void;

/**
 * Puts packets on the log. Those that one read of a socket brought go as one append, so their acknowledgements keep
 * the order in which they came [MQTT-4.6.0-2] whatever stands behind the log.
 */
export function createAppender(log: Log): (packet: RawPacket, kept: Kept) => void {
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
