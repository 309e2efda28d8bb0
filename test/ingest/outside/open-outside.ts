import { onTestFinished } from 'vitest';
import { readConfig } from '../../../infra/config.ts';
import { silentLogger } from '../../../infra/logger.ts';
import type { Room } from '../../../infra/room.ts';
import { openOutsideBroker } from '../../../ingest/outside-broker.ts';
import { type SteeredLog, steeredLog } from '../steered-log.ts';

/** The ingest side of an outside broker on a steered log, and what it said and took. */
export interface OutsideRoom extends Room {
  readonly log: SteeredLog;
  /** Every line it logged, with its level before it. */
  readonly lines: readonly string[];
  /** Messages it has read from the broker so far. */
  readonly read: number;
}

export interface OutsideOptions {
  readonly log?: SteeredLog;
  readonly patienceMs?: number;
}

/** Opens it with waits of some milliseconds; it stops with the test. */
export async function openOutside(
  broker: string,
  { log = steeredLog(), patienceMs = 20_000 }: OutsideOptions = {},
): Promise<OutsideRoom> {
  const lines: string[] = [];
  let read = 0;
  const room = await openOutsideBroker(
    {
      clock: { now: () => ++read },
      config: readConfig({ broker }, {}),
      log,
      logger: {
        ...silentLogger,
        info: (line) => lines.push(`info ${line}`),
        warn: (line) => lines.push(`WARN ${line}`),
        error: (line) => lines.push(`ERROR ${line}`),
      },
    },
    { backOff: { next: () => 20, reset() {} }, patienceMs },
  );
  onTestFinished(() => room.stop());
  return {
    stop: room.stop,
    log,
    lines,
    get read() {
      return read;
    },
  };
}
