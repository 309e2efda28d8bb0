import type { CommandEntry } from './command.ts';

/** Every command, in the order `./poyang help` tells them. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'up',
    summary:
      'The whole house on this machine: broker, log, store, streams, API, map, simulated basin.',
    load: async () => (await import('./up.ts')).up,
  },
  {
    name: 'test',
    summary: 'All tests this machine can run; says what it cannot run, and how to get it.',
    load: async () => (await import('./test.ts')).test,
  },
  {
    name: 'replay',
    summary: 'Real telemetry from a CSV file through the real door, at any speed.',
    load: async () => (await import('./replay.ts')).replay,
  },
  {
    name: 'rain-forecast',
    summary: 'A weather service’s rain of the next days from a CSV file, for what-ifs.',
    load: async () => (await import('./rain-forecast.ts')).rainForecast,
  },
  {
    name: 'drill',
    summary: 'A season of the simulated basin, faster than real time, to train a duty team.',
    load: async () => (await import('./drill.ts')).drill,
  },
  {
    name: 'decode',
    summary: 'Frames of field gear in, readings out: a line of JSON for each.',
    load: async () => (await import('./decode.ts')).decode,
  },
  {
    name: 'devices',
    summary: 'Accounts of the devices and gateways that may publish: add, list, disable, rotate.',
    load: async () => (await import('./devices.ts')).devices,
  },
  {
    name: 'run',
    summary: 'One room of the house in this process, for a container.',
    load: async () => (await import('./run.ts')).run,
  },
  {
    name: 'setup',
    summary:
      'What the house needs in Kafka and InfluxDB: topics, buckets. Or a part that is built here.',
    load: async () => (await import('./setup.ts')).setup,
  },
  {
    name: 'skill',
    summary:
      'How good the forecasts of each model are on your own series, on data none of them saw.',
    load: async () => (await import('./skill.ts')).skill,
  },
  {
    name: 'train',
    summary: 'Trains the forecast models on what the house measured, or on your own series.',
    load: async () => (await import('./train.ts')).train,
  },
  {
    name: 'bench',
    summary: 'Measures what we claim about speed and robustness.',
    load: async () => (await import('./bench.ts')).bench,
  },
];

/** The command that a person names, or undefined after saying that there is none. */
export function findCommand(word: string): CommandEntry | undefined {
  const found = commands.find(({ name }) => name === word);
  if (!found) process.stderr.write(`poyang: there is no command "${word}". See ./poyang help.\n`);
  return found;
}
