import type { Bench } from './table.ts';

/** Every bench by its name, the quick ones first; each is loaded when it is asked for. */
export const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  decode: async () => (await import('./decode.ts')).decode,
  stages: async () => (await import('./stages.ts')).stages,
  basin: async () => (await import('./basin.ts')).basin,
  'quality-control': async () => (await import('./quality-control.ts')).qualityControl,
  forecast: async () => (await import('./forecast.ts')).forecast,
  bands: async () => (await import('./bands.ts')).bands,
  throughput: async () => (await import('./throughput.ts')).throughput,
  latency: async () => (await import('./latency.ts')).latency,
  burst: async () => (await import('./burst.ts')).burst,
  links: async () => (await import('./links.ts')).links,
  queries: async () => (await import('./queries.ts')).queries,
  crash: async () => (await import('./crash.ts')).crash,
  'influx-store': async () => (await import('./influx-store.ts')).influxStoreBench,
  'kafka-log': async () => (await import('./kafka-log.ts')).kafkaLogBench,
  servers: async () => (await import('./servers.ts')).servers,
  faults: async () => (await import('./faults.ts')).faults,
  soak: async () => (await import('./soak.ts')).soak,
};
