import type { Station } from '../domain/station.ts';
import type { Config } from '../infra/config.ts';
import { loadStation } from '../test/load/load-station.ts';
import type { LoadPlan } from '../test/load/plan.ts';
import { gateway, type TestHouse, testHouse } from '../test/load/test-house.ts';

export const LOAD_STATIONS = 1_000;

/** A house under load: its rooms, and gateway accounts for the generator's connections. */
export interface LoadHouse {
  readonly house: TestHouse;
  readonly accounts: readonly { readonly id: string; readonly secret: string }[];
}

/** The workload of every bench here: 2 % doubled, 5 % out of order, 0.5 % malformed. */
export const DISORDER = { duplicates: 0.02, outOfOrder: 0.05, malformed: 0.005 };
export const WORKLOAD =
  '1,000 stations, 240-byte JSON of 4 observations, QoS 1; 2 % doubled, 5 % out of order, 0.5 % malformed.';

export async function loadHouse(
  plan: LoadPlan,
  options: {
    connections: number;
    extra?: readonly Station[];
    seed?: (config: Config) => Promise<void>;
  },
): Promise<LoadHouse> {
  const accounts = await Promise.all(
    Array.from({ length: options.connections }, (_, i) => gateway(`load-gateway-${i}`)),
  );
  const house = await testHouse({
    stations: [...plan.stations.map((id) => loadStation(id)), ...(options.extra ?? [])],
    accounts: accounts.map(({ account }) => account),
    ...(options.seed ? { seed: options.seed } : {}),
  });
  return { house, accounts };
}
