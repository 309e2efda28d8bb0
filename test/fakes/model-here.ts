import type { ModelThread } from '../../dashboard/api/what-if/thread.ts';
import { assimilate } from '../../devices/basin/assimilation/assimilate.ts';
import { createWhatIf } from '../../devices/basin/what-if/what-if.ts';

/** The basin model in the thread of the test. */
export function modelHere(): ModelThread {
  let start: ReturnType<typeof assimilate> | undefined;
  return {
    async start(observed) {
      start = assimilate(observed);
      return start.told;
    },
    async run({ inputs, stations, forecasts }) {
      if (start === undefined) throw new Error('not started');
      const registry = new Map(stations.map((station) => [station.id, station]));
      return { ...createWhatIf(start)(inputs, registry, forecasts), state: start.told };
    },
    async close() {},
  };
}
