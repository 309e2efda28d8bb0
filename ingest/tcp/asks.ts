import type { Ask, Reply } from '../../domain/ask.ts';
import { asks, replies } from '../../domain/topics.ts';
import type { Clock } from '../../infra/clock.ts';
import type { Log } from '../../infra/log/log.ts';
import type { Tally } from '../tally.ts';
import type { Link } from './link.ts';

interface AskOptions {
  readonly log: Log;
  readonly clock: Clock;
  readonly refusals: Tally;
  readonly signal: AbortSignal;
  /** The link over which a device spoke last. */
  readonly linkOf: (device: string) => Link | undefined;
  readonly patienceMs: number;
}

/** An ask that nobody met for so long is not put to gear any more: the person has gone. */
const STALE_MS = 60_000;

/**
 * Puts what people ask to gear over its open link, one frame each and none again, and records what became of it. Asks from before
 * the start are left alone. Where several rooms share the gear, the one without the link is silent, and the person waits in vain.
 */
export async function putAsks(options: AskOptions): Promise<void> {
  const { log, clock, signal } = options;
  for await (const { entries } of log.read(asks, { from: 'end', signal })) {
    for (const { message } of entries) {
      if (clock.now() - message.at <= STALE_MS) void put(options, message);
    }
  }
}

async function put(options: AskOptions, ask: Ask): Promise<void> {
  const { log, clock, linkOf, patienceMs, refusals } = options;
  const outcome = await (linkOf(ask.device)?.asking.put(ask, patienceMs) ?? NO_LINK);
  const reply: Reply = { id: ask.id, at: clock.now(), ...outcome };
  await log.append(replies, [reply]).catch((error: Error) => {
    refusals.count('The reply to a command is not recorded', error.message);
  });
}

const NO_LINK = { outcome: 'no_link' } as const;
