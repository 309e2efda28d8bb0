import { setTimeout as wait } from 'node:timers/promises';
import { HOUR_MS, SECOND_MS } from '../domain/time.ts';
import { type Load, startLoad } from '../test/load/loader.ts';
import { type LoadPlan, loadPlan } from '../test/load/plan.ts';
import { DISORDER, LOAD_STATIONS } from './load-house.ts';
import { processUsage } from './process-usage.ts';
import type { FloodRound } from './rates.ts';

export const CONNECTIONS = 100;
const WINDOW = 40;

/** A gateway for each connection of the generator. */
export const GATEWAYS = Array.from({ length: CONNECTIONS }, (_, i) => ({
  id: `load-gateway-${i}`,
  secret: 'secret',
}));

/** That many messages of the benches' stations, one a second of each, the last of them now or so many hours ago. */
export function floodPlan(total: number, hoursAgo = 0): LoadPlan {
  const from = Date.now() - hoursAgo * HOUR_MS - Math.ceil(total / LOAD_STATIONS) * SECOND_MS;
  return loadPlan({ ...DISORDER, stations: LOAD_STATIONS, step: SECOND_MS, total, from });
}

export interface FloodOptions {
  readonly port: number;
  readonly plan: LoadPlan;
  /** Messages a second. */
  readonly rate: number;
  readonly onSend?: (sequence: number) => void;
}

/** Publishes a plan to the broker at a port. */
export function startFlood(options: FloodOptions): Load {
  return startLoad({ ...options, accounts: GATEWAYS, window: WINDOW });
}

/** Publishes a plan, waits until all of it is stored, and says how long that took and what it cost these processes. */
export async function measureFlood<Process extends string>(
  options: FloodOptions,
  pids: Record<Process, number | 'self'>,
  isStored: () => Promise<boolean>,
): Promise<FloodRound<Process>> {
  const names = Object.keys(pids) as Process[];
  const used = () => names.map((name) => processUsage(pids[name]).cpuMicroseconds);
  const before = used();
  const startedAt = performance.now();
  const perSecond = () => (1_000 * load.acked) / (performance.now() - startedAt);
  const load = startFlood(options);
  await load.done;
  const ackedPerSecond = perSecond();
  await untilStored(isStored);
  const storedPerSecond = perSecond();
  const cpu = used().map((now, i) => [names[i], (now - (before[i] ?? 0)) / load.acked]);
  return { ackedPerSecond, storedPerSecond, cpu: Object.fromEntries(cpu) };
}

/** Looks four times a second, so that looking is not what is measured. */
export async function untilStored(isStored: () => Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (!(await isStored())) {
    if (performance.now() > giveUpAt) throw new Error('What was acknowledged is not stored.');
    await wait(250);
  }
}

const PATIENCE_MS = 300_000;
