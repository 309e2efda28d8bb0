import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { PoyangError } from '../../domain/errors.ts';

/** Where a Kafka is, how to come in, and what topics look like that `./poyang setup` makes there. */
export interface KafkaSettings {
  /** host:port,host:port… of some of its brokers. */
  readonly brokers: string;
  /** Stands before the names of topics and groups: poyang.raw. */
  readonly prefix: string;
  /** Of each topic that is not compacted: the most readers that can share it. */
  readonly partitions: number;
  /** How many brokers keep each record; absent: three, or all where there are fewer. */
  readonly replication?: number | undefined;
  /** librdkafka's properties of every client: address, compression, TLS and SASL. */
  readonly client: Readonly<Record<string, string | boolean>>;
}

/**
 * Parses `kafka://host:port,host:port?…` with
 *
 *     prefix=poyang  partitions=12  replication=3  compression=lz4
 *     tls=true  ca=FILE  certificate=FILE  key=FILE
 *     sasl=plain|scram-sha-256|scram-sha-512  user=NAME  passwordFile=FILE
 *
 * Throws CONFIG that names the wrong part.
 */
export function parseKafkaSettings(url: string): KafkaSettings {
  const [, brokers = '', query = ''] = /^kafka:\/\/([^/?#]*)\/?(?:\?(.*))?$/.exec(url) ?? [];
  if (brokers.includes('@')) throw wrong('address', PASSWORD_BY_FILE);
  if (!BROKERS.test(brokers)) throw wrong('address', 'it reads kafka://host:port,host:port');

  const parsed = Parameters.safeParse(Object.fromEntries(new URLSearchParams(query)));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw wrong(issue?.path.join('.') || 'query', issue?.message ?? '');
  }
  const { prefix, partitions, replication, compression, ...security } = parsed.data;
  const client = {
    'bootstrap.servers': brokers,
    'compression.codec': compression,
    ...securityOf(security),
  };
  return { brokers, prefix, partitions, replication, client };
}

const BROKERS = /^([\w.-]+|\[[\da-f:]+\]):\d+(,([\w.-]+|\[[\da-f:]+\]):\d+)*$/i;
const PASSWORD_BY_FILE = 'user and password do not stand in it: ?user=NAME&passwordFile=FILE';

const file = z.string().min(1, 'the path of a file');

const Parameters = z
  .strictObject({
    prefix: z
      .string()
      .regex(/^[\w-]{1,60}$/, 'letters, digits, _ and -')
      .default('poyang'),
    partitions: z.coerce.number().int('a whole number').min(1).max(1_000).default(12),
    replication: z.coerce.number().int('a whole number').min(1).max(9).optional(),
    compression: z.enum(['none', 'lz4', 'zstd', 'snappy', 'gzip']).default('none'),
    tls: z.stringbool().default(false),
    ca: file.optional(),
    certificate: file.optional(),
    key: file.optional(),
    sasl: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
    user: z.string().min(1).optional(),
    passwordFile: file.optional(),
  })
  .refine(({ sasl, user }) => !sasl || user, { path: ['user'], message: 'sasl needs it' })
  .refine(({ sasl, passwordFile }) => !sasl || passwordFile, {
    path: ['passwordFile'],
    message: 'sasl needs it',
  });

type Security = Omit<
  z.infer<typeof Parameters>,
  'prefix' | 'partitions' | 'replication' | 'compression'
>;

function securityOf({ tls, ca, certificate, key, sasl, user, passwordFile }: Security) {
  const properties = {
    'security.protocol': `${sasl ? 'sasl_' : ''}${tls ? 'ssl' : 'plaintext'}`,
    'ssl.ca.location': ca,
    'ssl.certificate.location': certificate,
    'ssl.key.location': key,
    'sasl.mechanisms': sasl?.toUpperCase(),
    'sasl.username': user,
    'sasl.password': passwordFile && secretIn(passwordFile),
  };
  const given = Object.entries(properties).filter((entry): entry is [string, string] => !!entry[1]);
  return Object.fromEntries(given);
}

function secretIn(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (cause) {
    throw wrong('passwordFile', cause instanceof Error ? cause.message : String(cause));
  }
}

function wrong(part: string, why: string): PoyangError {
  return new PoyangError('CONFIG', `The setting log is wrong: ${part}: ${why}.`);
}
