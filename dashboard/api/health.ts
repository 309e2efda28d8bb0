import type { HealthAnswer } from '../../domain/api-answers.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/time.ts';
import { observations, raw } from '../../domain/topics.ts';
import type { ApiDeps } from './api.ts';

type Part = HealthAnswer['parts'][number];

/** Asks every part how it is; a part that cannot even be asked is not well. */
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
    return { name, ...(await check()) };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

async function logHealth({ log }: ApiDeps, lag: Record<string, number>): Promise<Finding> {
  lag['raw'] = await log.lag(raw, 'quality');
  lag['observations'] = await log.lag(observations, 'warnings');
  const most = Math.max(lag['raw'], lag['observations']);
  return { ok: most <= MOST_LAG, detail: `${most} records wait to be processed` };
}

async function storeHealth({ store, clock }: ApiDeps): Promise<Finding> {
  const to = clock.now();
  await store.range({ station: 'health', property: 'stage', from: to - 1, to, limit: 1 });
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
