import { setTimeout as wait } from 'node:timers/promises';
import { type Line, type LineOptions, openLine } from './line.ts';
import type { Packet } from './packets.ts';

/** The way to the house for simulated gear: real MQTT, QoS 1. */
export interface Door {
  isOpen(): boolean;
  /** Resolves when the house acknowledged; what is on its way when the line breaks is sent again. Rejects after `close`. */
  send(packet: Packet): Promise<void>;
  /** Waits up to 3 s for what is on its way. */
  close(): Promise<void>;
}

export interface DoorOptions extends LineOptions {
  readonly log: (message: string) => void;
}

/** Begins to knock and goes on until `close`; a caller looks at `isOpen` before it sends, so that nothing piles up. */
export function openDoor(options: DoorOptions): Door {
  const inHand = new Set<InHand>();
  const closing = new AbortController();
  const { signal } = closing;
  const tell = tellChanges(options.log);
  let line: Line | undefined;

  const put = (to: Line, it: InHand) =>
    to.publish(it.packet, () => {
      inHand.delete(it);
      it.acknowledged.resolve();
    });

  async function hold(next: Line): Promise<void> {
    if (!(await next.open)) return;
    tell.open();
    line = next;
    for (const it of inHand) put(next, it);
  }

  async function knock(): Promise<void> {
    while (!signal.aborted) {
      const next = openLine(options, signal);
      await hold(next);
      const why = await next.broken;
      line = undefined;
      if (!signal.aborted) tell.shut(why);
      await pause(RECONNECT_MS, signal);
    }
  }

  const knocking = knock();
  return {
    isOpen: () => line !== undefined,
    send(packet) {
      if (signal.aborted) return Promise.reject(CLOSED());
      const it = { packet, acknowledged: Promise.withResolvers<void>() };
      inHand.add(it);
      if (line) put(line, it);
      return it.acknowledged.promise;
    },
    async close() {
      const landed = Promise.allSettled([...inHand].map((it) => it.acknowledged.promise));
      if (line) await Promise.race([landed, wait(LAST_WAIT_MS, undefined, { ref: false })]);
      closing.abort();
      await knocking;
      for (const it of inHand) it.acknowledged.reject(CLOSED());
    },
  };
}

/** A packet that the house has not acknowledged; in a set, so in the order in which they were sent. */
interface InHand {
  readonly packet: Packet;
  readonly acknowledged: PromiseWithResolvers<void>;
}

const RECONNECT_MS = 1_000;
/** What is then still unacknowledged is history for the next start. */
const LAST_WAIT_MS = 3_000;
const CLOSED = () => new Error('The door of the simulated gear is closed.');

/** Ends early when the signal aborts. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => undefined);
}

/** Says once that the door is shut, with the reason as far as known, and once that it is open again. */
function tellChanges(log: (message: string) => void) {
  let told = '';
  const tell = (message: string) => {
    if (message !== told) log(message);
    told = message;
  };
  return {
    open: () => told !== '' && tell('The house takes the simulated readings again.'),
    shut: tell,
  };
}
