import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { PoyangError } from '../../domain/errors.ts';

const days = z.coerce.number().nonnegative();

const Settings = z.object({
  host: z.string().min(1, 'name a host'),
  organisation: z.string().min(1, 'name the organisation: influx://host:8086/organisation'),
  tokenFile: z.string({ error: 'name the file that holds the token' }).min(1),
  bucket: z
    .string()
    .regex(/^[\w-]+$/, 'letters, digits, "_" and "-"')
    .default('poyang'),
  /** Days that observations are kept; 0 is for ever. */
  retentionDays: days.default(0),
  /** Days that the journal is kept; 0 is for ever. */
  journalDays: days.default(0),
  timeoutSeconds: z.coerce.number().positive().default(10),
  connections: z.coerce.number().int().min(1).max(64).default(4),
  /** Whether InfluxDB keeps statistics of hours and days (downsample-task.ts). */
  downsample: z.stringbool().default(true),
  tls: z.stringbool().default(false),
});

/** Where the InfluxDB is and what the house has there. */
export interface InfluxSettings
  extends Omit<z.infer<typeof Settings>, 'host' | 'tls' | 'tokenFile'> {
  readonly url: string;
  readonly token: string;
}

/**
 * Reads `influx://host:port/organisation?tokenFile=…` with the options `bucket`, `retentionDays`, `journalDays`,
 * `timeoutSeconds`, `connections`, `downsample` and `tls`. Throws CONFIG with the name of the part that is wrong.
 */
export function influxSettings(address: string): InfluxSettings {
  const { host, tls, tokenFile, ...settings } = parse(address);
  return { ...settings, url: `http${tls ? 's' : ''}://${host}`, token: readToken(tokenFile) };
}

/** The buckets of a house: each holds what is kept equally long. */
export function bucketsOf({ bucket }: Pick<InfluxSettings, 'bucket'>) {
  return {
    observations: bucket,
    latest: `${bucket}-latest`,
    journal: `${bucket}-journal`,
    hourly: `${bucket}-hourly`,
    daily: `${bucket}-daily`,
  };
}

function parse(address: string): z.infer<typeof Settings> {
  const url = URL.parse(address);
  if (url?.protocol !== 'influx:') {
    throw wrong('write it as influx://host:8086/organisation?tokenFile=/path/to/token');
  }
  const parsed = z.strictObject(Settings.shape).safeParse({
    ...Object.fromEntries(url.searchParams),
    host: url.host,
    organisation: decodeURIComponent(url.pathname.slice(1)),
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw wrong(`${issue?.path.join('.')}: ${issue?.message}`.replace(/^: /, ''));
}

function readToken(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw wrong(`tokenFile: ${file} cannot be read`, cause);
  }
}

function wrong(problem: string, cause?: unknown): PoyangError {
  return new PoyangError('CONFIG', `The setting store is wrong: ${problem}.`, { cause });
}
