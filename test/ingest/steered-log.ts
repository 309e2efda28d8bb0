import type { RawPacket } from '../../domain/raw-packet.ts';
import { raw } from '../../domain/topics.ts';
import type { Log } from '../../infra/log/log.ts';
import { memoryLog } from '../fakes/memory-log.ts';

/** A log whose appends to `raw` go as the test says: at once, later, or not at all. */
export interface SteeredLog extends Log {
  /** What is durable, in order. */
  readonly kept: readonly RawPacket[];
  /** How many packets each append brought, durable or not. */
  readonly appends: readonly number[];
  /** From now on appends wait for `release`. */
  hold(): void;
  release(): void;
  /** From now on appends fail, until `mend`. */
  failWith(error: Error): void;
  mend(): void;
}

export function steeredLog(): SteeredLog {
  const log = memoryLog();
  const kept: RawPacket[] = [];
  const appends: number[] = [];
  let failure: Error | undefined;
  let gate = Promise.resolve();
  let release = () => {};

  async function keep(packets: readonly RawPacket[]): Promise<void> {
    appends.push(packets.length);
    await gate;
    if (failure) throw failure;
    for (const packet of packets) kept.push(raw.decode(raw.encode(packet)));
  }

  return {
    ...log,
    kept,
    appends,
    append: (topic, messages) =>
      topic.name === raw.name
        ? keep(messages as readonly RawPacket[])
        : log.append(topic, messages),
    hold() {
      ({ promise: gate, resolve: release } = Promise.withResolvers<void>());
    },
    release: () => release(),
    failWith(error) {
      failure = error;
    },
    mend() {
      failure = undefined;
    },
  };
}
