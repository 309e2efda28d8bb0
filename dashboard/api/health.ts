import { setTimeout as pause } from 'node:timers/promises';
import type { HealthAnswer } from '../../domain/api-answers.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/time.ts';
import { observations, raw } from '../../domain/topics.ts';
import type { ApiDeps } from './api.ts';

type Part = HealthAnswer['parts'][number];

/** Asks every part how it is; a part that cannot even be asked, or keeps one waiting, is not well. */
export async function checkHealth(deps: ApiDeps): Promise<HealthAnswer> {
  const lag: Record<string, number> = {};
  const parts = await Promise.all([
    part('log', () => logHealth(deps, lag)),
    part('store', () => storeHealth(deps)),
    part('journal', () => journalHealth(deps)),
    part('live', async () => liveHealth(deps)),
    part('readings', async () => readingsHealth(deps)),
  ]);
  const status = parts.every(({ ok }) => ok) ? 'ok' : 'degraded';
  return { status, now: deps.clock.now(), parts, lag };
}

/** What `quality` and `warnings` may leave unread: some seconds of the most that the house takes in. */
const MOST_LAG = 100_000;
/** Gear in the field reports at least once an hour (SL 651: the hourly report); silence of two is a fault. */
const MOST_SILENCE = 2 * HOUR_MS;

type Finding = Omit<Part, 'name'>;

async function part(name: string, check: () => Promise<Finding>): Promise<Part> {
  try {
    return { name, ...(await Promise.race([check(), tooLate()])) };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

async function tooLate(): Promise<never> {
  await pause(LONGEST_WAIT_MS, undefined, { ref: false });
  throw new Error(`did not answer within ${LONGEST_WAIT_MS / SECOND_MS} s`);
}

/** Whoever asks for health gives up waiting himself after some more. */
const LONGEST_WAIT_MS = 5 * SECOND_MS;

async function logHealth({ log }: ApiDeps, lag: Record<string, number>): Promise<Finding> {
  lag['raw'] = await log.lag(raw, 'quality');
  lag['observations'] = await log.lag(observations, 'warnings');
  const most = Math.max(lag['raw'], lag['observations']);
  return { ok: most <= MOST_LAG, detail: `${most} records wait to be processed` };
}

async function storeHealth({ probeStore }: ApiDeps): Promise<Finding> {
  await probeStore();
  return { ok: true, detail: 'answers' };
}

async function journalHealth({ journal }: ApiDeps): Promise<Finding> {
  await journal.list({ kind: 'warning', limit: 1 });
  return { ok: true, detail: 'answers' };
}

function liveHealth({ live, stations, warnings }: ApiDeps): Finding {
  const ok = live.ok() && stations.ok() && warnings.ok();
  return { ok, detail: ok ? 'follows the log' : 'cannot follow the log: what it shows is old' };
}

function readingsHealth({ live, clock }: ApiDeps): Finding {
  const received = live.newestReceived();
  if (received === 0) return { ok: true, detail: 'no reading yet' };
  const silence = Math.max(0, clock.now() - received);
  return {
    ok: silence <= MOST_SILENCE,
    detail: `the newest reading came ${Math.floor(silence / MINUTE_MS)} min ago`,
  };
}
