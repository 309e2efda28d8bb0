import { startLoad } from '../test/load/loader.ts';
import { loadPlan } from '../test/load/plan.ts';
import { until } from '../test/load/test-house.ts';
import { DISORDER, LOAD_STATIONS, loadHouse, WORKLOAD } from './load-house.ts';
import { processUsage } from './process-usage.ts';
import type { Bench } from './table.ts';

const RATE = 5_000;
const SECONDS = 600;
/** The start is measured when caches are warm. */
const WARM_SECONDS = 30;

export const soak: Bench = {
  name: 'soak',
  summary: `memory of each room at the start and the end of ${SECONDS / 60} minutes at ${RATE} messages/s`,

  async run({ say }) {
    const plan = loadPlan({
      stations: LOAD_STATIONS,
      total: RATE * SECONDS,
      from: Date.now() - 3_600_000,
      step: 1_000,
      ...DISORDER,
    });
    const { house, accounts } = await loadHouse(plan, { connections: 100 });
    const load = startLoad({ port: house.config.mqtt, plan, accounts, window: 500, rate: RATE });
    try {
      await until(async () => load.acked >= RATE * WARM_SECONDS, WARM_SECONDS * 3);
      const start = megabytes(house.pids);
      const middle = await memoryAfter(SECONDS / 2);
      const end = await memoryAfter(SECONDS);
      return [
        {
          title: `Resident memory under ${RATE.toLocaleString('en')} messages/s`,
          columns: ['room', `after ${WARM_SECONDS} s, MB`, 'after 5 min, MB', 'after 10 min, MB'],
          rows: [...start].map(([room, mb]) => [
            room,
            mb,
            middle.get(room) ?? 0,
            end.get(room) ?? 0,
          ]),
          notes: [WORKLOAD, `${load.acked.toLocaleString('en')} messages were acknowledged.`],
        },
      ];
    } finally {
      load.stop();
      await house.stop();
    }

    async function memoryAfter(seconds: number): Promise<Map<string, number>> {
      await until(async () => load.acked >= RATE * seconds * 0.99, SECONDS + 60);
      say(`  ${load.acked} messages`);
      return megabytes(house.pids);
    }
  },
};

function megabytes(pids: ReadonlyMap<string, number>): Map<string, number> {
  return new Map(
    [...pids].map(([room, pid]) => [room, Math.round(processUsage(pid).residentMegabytes)]),
  );
}
