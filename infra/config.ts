import { resolve } from 'node:path';
import { z } from 'zod';
import { PoyangError } from '../domain/errors.ts';
import { readConfigFile } from './config-file.ts';

/** The project's own folder, whatever folder the person stands in. */
export const PROJECT = resolve(import.meta.dirname, '..');

const PORT = 'it is a whole number from 0 to 65,535';
const port = z.preprocess(fromText, z.int(PORT).min(0, PORT).max(65_535, PORT));
const door = z.union([z.enum(['auto', 'off']), port], 'it is a port, off or auto');
const amount = z.preprocess(fromText, z.number('it is a number').positive('it is above 0'));
const yesOrNo = z.union([z.boolean(), z.stringbool()], 'it is true or false');

/** How this house is set up. */
export const Config = z.object({
  /** Data folder: log, store, journal, credentials. */
  data: z.string().min(1, 'it names a folder').default(resolve(PROJECT, 'poyang-data')),
  bind: z.string().default('127.0.0.1'),
  http: port.default(8080),
  mqtt: port.default(1883),
  /** Raw TCP for gear that speaks SL 651, HJ 212 or SZY206. auto: `up` opens it at 6000 for this machine; a room alone does not. */
  tcp: door.default('auto'),
  /** HTTP POST for gear that has nothing else. auto: 6080, in the same way. */
  post: door.default('auto'),
  /** PEM files of the doors' certificate and key: MQTT, raw TCP and POST then take TLS too, at the same ports. */
  tlsCertificate: z.string().default(''),
  tlsKey: z.string().default(''),
  /** PEM file of the authority that signs the certificates of gear, whose common name is the account. */
  tlsClients: z.string().default(''),
  /** The doors refuse what comes without TLS. */
  tlsOnly: yesOrNo.default(false),
  /** The log: "embedded", or kafka://host:port,host:port?… (see infra/log/). */
  log: z.string().default('embedded'),
  /** The store and the journal: "embedded", or influx://host:port/organisation?… (see infra/store/). */
  store: z.string().default('embedded'),
  /** The broker: "embedded", or mqtt://host:port?… of one that stands outside (see ingest/). */
  broker: z.string().default('embedded'),
  simulator: yesOrNo.default(true),
  /** How far back the simulated basin fills its past, in days: "10y", "30d" or 0. */
  history: z.preprocess(daysOf, z.number('it is such as 10y, 30d or 0').min(0)).default(3_653),
  /** A CSV of areal rain that the simulated weather follows; none if empty. */
  weather: z.string().default(''),
  /** How long the log keeps each topic that is not compacted. */
  retentionDays: amount.default(7),
  /** How much the embedded log keeps of each; Kafka would drop by size what nobody has read, and is bounded by age alone. */
  retentionGigabytes: amount.default(4),
  debug: yesOrNo.default(false),
});
export type Config = z.infer<typeof Config>;

/**
 * The command line's values over `POYANG_DATA`, `POYANG_HTTP` … over those of the file that `config` or `POYANG_CONFIG` names
 * over the defaults. Throws CONFIG that says which setting is wrong, and where it stands.
 */
export function readConfig(
  commandLine: Record<string, unknown>,
  environment: NodeJS.ProcessEnv = process.env,
): Config {
  const sources = sourcesOf(commandLine, environment);
  const given = KEYS.flatMap((key) => {
    const source = sources.find(({ values }) => values[key] !== undefined);
    return source ? [[key, source.values[key]] as const] : [];
  });
  const parsed = Config.safeParse(Object.fromEntries(given));
  if (parsed.success) return { ...parsed.data, data: resolve(parsed.data.data) };

  const [issue] = parsed.error.issues;
  const key = String(issue?.path[0]);
  const source = sources.find(({ values }) => values[key] !== undefined);
  throw new PoyangError(
    'CONFIG',
    `The setting ${key} is wrong ${source?.where(key)}: ${issue?.message}. See ./poyang help up.`,
  );
}

const KEYS = Object.keys(Config.shape);

/** Settings from one place, and how a person finds it. */
interface Source {
  readonly values: Readonly<Record<string, unknown>>;
  where(key: string): string;
}

/** The strongest first. */
function sourcesOf(
  commandLine: Record<string, unknown>,
  environment: NodeJS.ProcessEnv,
): readonly Source[] {
  const variables = KEYS.map((key) => [key, environment[variable(key)]] as const);
  const file = commandLine['config'] ?? environment[variable('config')];
  return [
    { values: commandLine, where: () => 'on the command line' },
    {
      values: Object.fromEntries(variables),
      where: (key) => `in the environment (${variable(key)})`,
    },
    {
      values: file === undefined ? {} : readConfigFile(String(file), KEYS),
      where: () => `in ${file}`,
    },
  ];
}

/** This process's environment with these settings in it, to hand to a child process, which then reads no file. */
export function childEnvironment(config: Config): NodeJS.ProcessEnv {
  const settings = Object.entries(config).map(([key, value]) => [variable(key), String(value)]);
  return { ...process.env, ...Object.fromEntries(settings), [variable('config')]: undefined };
}

/** Where this machine's own programs find what listens on `bind`: on every address is here too. */
export function reachable(bind: string): string {
  return bind === '0.0.0.0' || bind === '::' ? '127.0.0.1' : bind;
}

/** A variable of the environment that is no setting of the house: PATH, POYANG_REQUIRE. */
export function environmentVariable(name: string): string | undefined {
  return process.env[name];
}

/** "10y" → 3,653; "30d" → 30; a bare number is in days. */
function daysOf(value: unknown): unknown {
  const [, number, unit] = /^(\d{1,5}(?:\.\d+)?)([yd]?)$/.exec(String(value).trim()) ?? [];
  if (number === undefined) return value;
  return unit === 'y' ? Math.ceil(Number(number) * 365.25) : Number(number);
}

/** Numbers of the environment and the command line are text. */
function fromText(value: unknown): unknown {
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
}

/** retentionDays → POYANG_RETENTION_DAYS */
function variable(key: string): string {
  return `POYANG_${key.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}
