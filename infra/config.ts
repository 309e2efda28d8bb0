import { resolve } from 'node:path';
import { z } from 'zod';
import { PoyangError } from '../domain/errors.ts';

/** The project's own folder, whatever folder the person stands in. */
export const PROJECT = resolve(import.meta.dirname, '..');

const port = z.coerce.number().int('a whole number').min(0).max(65_535);

/** How this house is set up. */
export const Config = z.object({
  /** Data folder: log, store, journal, credentials. */
  data: z.string().default(resolve(PROJECT, 'poyang-data')),
  bind: z.string().default('127.0.0.1'),
  http: port.default(8080),
  mqtt: port.default(1883),
  /** The log: "embedded", or kafka://host:port,host:port?… (see infra/log/). */
  log: z.string().default('embedded'),
  /** The store and the journal: "embedded", or influx://host:port/organisation?… (see infra/store/). */
  store: z.string().default('embedded'),
  /** The broker: "embedded", or mqtt://host:port?… of one that stands outside (see ingest/). */
  broker: z.string().default('embedded'),
  simulator: z.stringbool().or(z.boolean()).default(true),
  /** How long and how much the log keeps of each topic that is not compacted. */
  retentionDays: z.coerce.number().positive().default(7),
  retentionGigabytes: z.coerce.number().positive().default(4),
  debug: z.stringbool().or(z.boolean()).default(false),
});
export type Config = z.infer<typeof Config>;

/**
 * The command line's values over `POYANG_DATA`, `POYANG_HTTP` … over the defaults.
 * Throws CONFIG with the name of the wrong setting.
 */
export function readConfig(
  commandLine: Record<string, unknown>,
  environment: NodeJS.ProcessEnv = process.env,
): Config {
  const given = Object.keys(Config.shape).flatMap((key) => {
    const value = commandLine[key] ?? environment[`POYANG_${snake(key)}`];
    return value === undefined ? [] : [[key, value] as const];
  });
  const parsed = Config.safeParse(Object.fromEntries(given));
  if (parsed.success) return { ...parsed.data, data: resolve(parsed.data.data) };

  const [issue] = parsed.error.issues;
  throw new PoyangError(
    'CONFIG',
    `The setting ${issue?.path.join('.')} is wrong: ${issue?.message}. See ./poyang help up.`,
  );
}

/** This process's environment with these settings in it, to hand to a child process. */
export function childEnvironment(config: Config): NodeJS.ProcessEnv {
  const settings = Object.entries(config).map(([key, value]) => [
    `POYANG_${snake(key)}`,
    String(value),
  ]);
  return { ...process.env, ...Object.fromEntries(settings) };
}

/** A variable of the environment that is no setting of the house: PATH, POYANG_REQUIRE. */
export function environmentVariable(name: string): string | undefined {
  return process.env[name];
}

function snake(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
