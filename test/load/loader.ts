import { type LoadConnection, loadConnection } from './connection.ts';
import { messageTemplate } from './message.ts';
import type { LoadPlan } from './plan.ts';

export interface LoadOptions {
  readonly port: number;
  readonly plan: LoadPlan;
  /** One connection each; connection c publishes for the stations whose number is c modulo their count. */
  readonly accounts: readonly { readonly id: string; readonly secret: string }[];
  /** Unacknowledged messages a connection may have under way. */
  readonly window: number;
  /** Messages a second over all connections, from when all are let in; absent: as fast as they are acknowledged. */
  readonly rate?: number;
  readonly onSend?: (sequence: number) => void;
}

export interface Load {
  /** When every message of the plan is acknowledged, or `stop` was called. */
  readonly done: Promise<void>;
  readonly acked: number;
  /** ms from write to PUBACK, one of every `SAMPLE` messages. */
  readonly ackMillis: readonly number[];
  /** The sequence numbers acknowledged so far. */
  ackedSequences(): Iterable<number>;
  stop(): void;
}

export const SAMPLE = 16;
const TICK_MS = 4;

/** Publishes a plan over MQTT; connections that break come back and send again what was not acknowledged. */
export function startLoad(options: LoadOptions): Load {
  const { plan, accounts } = options;
  const templates = plan.stations.map(messageTemplate);
  const isAcked = new Uint8Array(plan.total);
  const ackMillis: number[] = [];
  const { promise: done, resolve } = Promise.withResolvers<void>();
  let acked = 0;
  let allowed = options.rate === undefined ? Number.POSITIVE_INFINITY : 0;
  let sent = 0;
  let stopped = false;

  const connections = accounts.map((account, index) =>
    loadConnection({
      ...options,
      account,
      templates,
      sequences: sequencesOf(index, options),
      mayStart: () => sent < allowed && sent++ < Number.POSITIVE_INFINITY,
      onAck(sequence, millis) {
        if (isAcked[sequence]) return;
        isAcked[sequence] = 1;
        if (acked++ % SAMPLE === 0) ackMillis.push(millis);
        if (acked === plan.total) stop();
      },
    }),
  );
  let timer: NodeJS.Timeout | undefined;
  void Promise.all(connections.map((connection) => connection.admitted)).then(begin);

  function begin(): void {
    if (options.rate === undefined || stopped) return;
    timer = pace(options.rate, connections, (messages) => {
      allowed = messages;
    });
  }

  function stop(): void {
    stopped = true;
    clearInterval(timer);
    for (const connection of connections) connection.stop();
    resolve();
  }

  return {
    done,
    ackMillis,
    stop,
    get acked() {
      return acked;
    },
    *ackedSequences() {
      for (let i = 0; i < isAcked.length; i++) if (isAcked[i]) yield i;
    },
  };
}

/** Lets messages go by the clock, whatever was late before: an open loop. Another connection is first at each tick. */
function pace(rate: number, connections: readonly LoadConnection[], allow: (n: number) => void) {
  const startedAt = performance.now();
  let turn = 0;
  return setInterval(() => {
    allow(Math.floor(((performance.now() - startedAt) / 1000) * rate));
    const first = turn++ % connections.length;
    for (const connection of connections.slice(first)) connection.fill();
    for (const connection of connections.slice(0, first)) connection.fill();
  }, TICK_MS);
}

/** The plan's sequence numbers whose station belongs to this connection, in order. */
function* sequencesOf(connection: number, { plan, accounts }: LoadOptions): Generator<number> {
  const stations = plan.stations.length;
  for (let first = 0; first < plan.total; first += stations) {
    for (let station = connection; station < stations; station += accounts.length) {
      if (first + station < plan.total) yield first + station;
    }
  }
}
