/** The options that `up` and `run` share, for node:util parseArgs. */
export const configOptions = {
  config: { type: 'string' },
  data: { type: 'string' },
  bind: { type: 'string' },
  http: { type: 'string' },
  mqtt: { type: 'string' },
  tcp: { type: 'string' },
  post: { type: 'string' },
  log: { type: 'string' },
  store: { type: 'string' },
  broker: { type: 'string' },
  'no-simulator': { type: 'boolean' },
  history: { type: 'string' },
  weather: { type: 'string' },
  debug: { type: 'boolean' },
} as const;

/** Parsed options as `readConfig` takes them. */
export function asSettings(values: {
  'no-simulator'?: boolean | undefined;
}): Record<string, unknown> {
  const { 'no-simulator': off, ...settings } = values;
  return off ? { ...settings, simulator: false } : settings;
}

/** Their help, to stand in a command's page. */
export const configHelp = `  --config FILE    settings from a JSON file, such as infra/poyang.example.json
  --data DIR       where everything is kept (default: poyang-data in the project's folder)
  --http PORT      the web page and the API (default 8080)
  --mqtt PORT      where sensors publish (default 1883)
  --tcp PORT       where gear comes by raw TCP: SL 651, HJ 212, SZY206 (off, or default auto: 6000, for this machine only)
  --post PORT      where gear that has nothing else posts its packets by HTTP (off, or default auto: 6080, in the same way)
  --bind ADDRESS   who may reach them: 127.0.0.1 is this machine only (default), 0.0.0.0 everybody
  --no-simulator   do not simulate the basin's stations
  --history SPAN   how far back the simulated basin fills its past: 10y (default), 30d, 0
  --weather FILE   the simulated rain follows this CSV of areal rain (time, then a column a river or sub-basin, mm)
  --log ADDRESS    embedded (default), or kafka://host:port,host:port?…     see docs/deploy.md
  --store ADDRESS  embedded (default), or influx://host:port/organisation?tokenFile=…
  --broker ADDRESS embedded (default), or mqtt://user@host:port?passwordFile=…
  --debug          tell more

The same can be set in the environment: POYANG_CONFIG, POYANG_DATA, POYANG_HTTP, POYANG_MQTT, POYANG_TCP, POYANG_POST, POYANG_BIND, POYANG_LOG,
POYANG_STORE, POYANG_BROKER, POYANG_SIMULATOR=false, POYANG_HISTORY, POYANG_WEATHER; and what the log keeps of each topic: POYANG_RETENTION_DAYS (7), and in
the embedded log POYANG_RETENTION_GIGABYTES (4); TLS at the doors: POYANG_TLS_CERTIFICATE, POYANG_TLS_KEY, POYANG_TLS_CLIENTS, POYANG_TLS_ONLY
(docs/devices.md). An option goes before the environment, and that before the file.`;
