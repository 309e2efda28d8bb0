import type { RawPacket } from '../../domain/raw-packet.ts';

/** A message that the broker delivered. */
interface Delivery {
  /** Absent at QoS 0, which nobody acknowledges. */
  readonly messageId?: number | undefined;
  /** Absent when there is nothing to keep: its topic names no device. */
  readonly packet?: RawPacket | undefined;
}

/** Messages on their way from the broker to the log and back as acknowledgements. */
export interface Pipeline {
  /** Takes a message over; `next` is called when there is room for another one. */
  take(delivery: Delivery, next: () => void): void;
  /** Takes no more: what comes from now on is let go without acknowledgement. */
  shut(): void;
  /** Resolves when nothing is in hand. */
  idle(): Promise<void>;
}

/** What a pipeline leans on. */
export interface PipelineOptions {
  /** The most messages in hand. */
  readonly limit: number;
  /** Resolves when they are durable. */
  readonly append: (packets: readonly RawPacket[]) => Promise<void>;
  /** Told of message ids in the order they came [MQTT-4.6.0-2], once all of them are durable. */
  readonly acknowledge: (messageIds: readonly number[]) => void;
  /** Told once that the log failed: what is in hand is let go, for the broker to deliver again. */
  readonly fail: (error: Error) => void;
}

/**
 * Appends what has come while the append before was under way: one append at a time keeps the order and grows its
 * batches by itself, many messages in hand keep the broker sending.
 */
export function createPipeline({ limit, append, acknowledge, fail }: PipelineOptions): Pipeline {
  let waiting: Delivery[] = [];
  let inHand = 0;
  let isShut = false;
  let goOn: (() => void) | undefined;
  let work: Promise<void> | undefined;

  async function drain(): Promise<void> {
    await null; // the other messages that the same read of the socket brought
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await keep(batch);
      inHand -= batch.length;
      const next = goOn;
      goOn = undefined; // first: `next` may bring the next message at once, and with it another one
      next?.();
    }
    work = undefined;
  }

  async function keep(batch: readonly Delivery[]): Promise<void> {
    const packets = batch.flatMap(({ packet }) => packet ?? []);
    try {
      if (packets.length > 0) await append(packets);
      acknowledge(batch.flatMap(({ messageId }) => messageId ?? []));
    } catch (error) {
      isShut = true;
      inHand -= waiting.length;
      waiting = [];
      fail(error as Error);
    }
  }

  return {
    take(delivery, next) {
      if (isShut) return next();
      waiting.push(delivery);
      work ??= drain();
      if (++inHand < limit) next();
      else goOn = next;
    },
    shut() {
      isShut = true;
    },
    async idle() {
      await work;
    },
  };
}
