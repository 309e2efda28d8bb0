import * as topics from '../domain/topics.ts';
import { loadStation } from '../test/load/load-station.ts';
import { expectedStages, type LoadPlan } from '../test/load/plan.ts';
import { type ServerHouse, serverHouse } from '../test/servers/server-house.ts';
import { eventMillis } from './event-millis.ts';
import { floodPlan, GATEWAYS, measureFlood, startFlood, untilStored } from './flood.ts';
import { LOAD_STATIONS } from './load-house.ts';
import type { FloodRound } from './rates.ts';

/** Offered a second, above what is to be reached: Mosquitto takes more than the house, and would only pile it up. */
export const OFFERED = 9_000;
/** Messages a second while events are timed. */
export const LIVE_RATE = 1_000;
/** In which the programs that compile themselves do so. */
export const WARM_SECONDS = 15;
const WARM_RATE = 5_000;

export const PROCESSES = [
  'generator',
  'Mosquitto',
  'ingest',
  'Kafka',
  'streams',
  'InfluxDB',
  'dashboard',
] as const;

export interface ServerRound extends FloodRound<(typeof PROCESSES)[number]> {
  /** Until the first reading of each station is stored: quality control reads back what it knows of 4,000 series. */
  readonly coldSeconds: number;
  /** Of every reading, from when it was sent to its event at the page. */
  readonly eventMillis: readonly number[];
}

/** A house on servers of its own: cold, then flooded for so many seconds, then at a moderate rate. */
export async function serverRound(seconds: number): Promise<ServerRound> {
  const first = floodPlan(LOAD_STATIONS, 2);
  const stations = first.stations.map((id) => loadStation(id));
  const house = await serverHouse({ stations, accounts: GATEWAYS });
  const port = house.config.mqtt;
  const filled = async (plan: LoadPlan, rate: number) => {
    const startedAt = performance.now();
    await startFlood({ port, plan, rate }).done;
    await untilStored(storedIn(house, plan));
    return (performance.now() - startedAt) / 1_000;
  };
  try {
    const coldSeconds = await filled(first, LIVE_RATE);
    await filled(floodPlan(WARM_SECONDS * WARM_RATE, 1), WARM_RATE);
    const plan = floodPlan(OFFERED * seconds);
    const flood = { port, plan, rate: OFFERED };
    const figures = await measureFlood(flood, pidsOf(house), storedIn(house, plan));
    const live = floodPlan(LIVE_RATE * seconds);
    const millis = await eventMillis(house, live, (onSend) =>
      startFlood({ port, plan: live, rate: LIVE_RATE, onSend }),
    );
    return { ...figures, coldSeconds, eventMillis: millis };
  } finally {
    await house.stop();
  }
}

function pidsOf(house: ServerHouse): Record<(typeof PROCESSES)[number], number | 'self'> {
  const { pids, mosquitto, kafka, influx } = house;
  const pidOf = (room: string) => pids.get(room) ?? 0;
  return {
    ...{ ingest: pidOf('ingest'), streams: pidOf('streams'), dashboard: pidOf('dashboard') },
    ...{ generator: 'self', Mosquitto: mosquitto.pid ?? 0 },
    ...{ Kafka: kafka.pid(1) ?? 0, InfluxDB: influx.pid() ?? 0 },
  };
}

/** Whether all is read and each station's newest reading stored, so that nothing waits in Mosquitto either. */
function storedIn({ log, store }: ServerHouse, plan: LoadPlan): () => Promise<boolean> {
  const newest = new Map<string, number>();
  for (const key of expectedStages(plan, Array(plan.total).keys()).keys()) {
    const [station = '', time] = key.split(' ');
    newest.set(station, Math.max(newest.get(station) ?? 0, Number(time)));
  }
  return async () => {
    if ((await log.lag(topics.raw, 'quality')) > 0) return false;
    const stages = (await store.latest()).filter(({ property }) => property === 'stage');
    return stages.length === newest.size && stages.every((o) => o.time === newest.get(o.station));
  };
}
