import type { Config } from '../infra/config.ts';
import { eventSource } from '../test/load/event-source.ts';
import type { Load } from '../test/load/loader.ts';
import type { LoadPlan } from '../test/load/plan.ts';
import { until } from '../test/load/test-house.ts';

/** ms from each message of a plan on its way to the page's first event that tells of it; of the second half, when all is warm. */
export async function eventMillis(
  { config }: { readonly config: Config },
  plan: LoadPlan,
  start: (onSend: (sequence: number) => void) => Load,
): Promise<number[]> {
  const sentAt = new Map<string, number>();
  const millis: number[] = [];
  const source = eventSource(`http://127.0.0.1:${config.http}/api/events`, (name, data) => {
    if (name !== 'latest') return;
    for (const { station, time } of data as { station: string; time: number }[]) {
      const at = sentAt.get(`${station} ${time}`);
      if (at === undefined) continue;
      sentAt.delete(`${station} ${time}`);
      millis.push(performance.now() - at);
    }
  });
  await source.opened;
  try {
    const load = start((sequence) => {
      const { station, time, malformed } = plan.message(sequence);
      if (malformed || sequence < plan.total / 2) return;
      sentAt.set(`${plan.stations[station]} ${time}`, performance.now());
    });
    await load.done;
    await until(async () => millis.length > plan.total / 4, 30);
  } finally {
    source.close();
  }
  return millis;
}
