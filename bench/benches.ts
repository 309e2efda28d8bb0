import { crash } from './crash.ts';
import { decode } from './decode.ts';
import { influxStoreBench } from './influx-store.ts';
import { kafkaLogBench } from './kafka-log.ts';
import { latency } from './latency.ts';
import { queries } from './queries.ts';
import { soak } from './soak.ts';
import type { Bench } from './table.ts';
import { throughput } from './throughput.ts';

/** Every bench, the quick ones first. */
export const benches: readonly Bench[] = [
  decode,
  throughput,
  latency,
  queries,
  crash,
  influxStoreBench,
  kafkaLogBench,
  soak,
];
