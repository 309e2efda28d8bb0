import { z } from 'zod';
import { PoyangError } from '../../domain/errors.ts';

const file = z.string().min(1).optional();
const name = z.string().regex(/^[\w.-]{1,64}$/, 'use 1 to 64 letters, digits, ".", "-" and "_"');

const Parameters = z.strictObject({
  /** File with the user's password; white space around it does not count. */
  passwordFile: file,
  /** PEM files for mqtts: whom to trust, and who we are. */
  ca: file,
  cert: file,
  key: file,
  /** Client id: the broker keeps unread messages under it, so it is the same at each start and no two replicas share it. */
  client: name.default('poyang-ingest'),
  /** Readers of one group share the messages ($share); without it this is the only reader. */
  group: name.optional(),
  /** The most messages that the broker sends ahead of our acknowledgements (Receive Maximum, MQTT 5, 3.1.2.11.3). */
  inFlight: z.coerce.number().int('a whole number').min(1).max(65_535).default(1000),
  /** How long the broker keeps the messages of a replica that is away (Session Expiry Interval, 3.1.2.11.2). */
  sessionDays: z.coerce.number().positive().max(49_000).default(30),
  /** For a replica that is to go for good: takes what waits for it, and asks for no more. */
  leave: z.stringbool().default(false),
});

/** Where the outside broker is, who we are to it, and how much it may send ahead. */
export interface BrokerSettings extends z.infer<typeof Parameters> {
  readonly protocol: 'mqtt' | 'mqtts';
  readonly host: string;
  readonly port: number;
  readonly user: string | undefined;
}

const PORTS = { 'mqtt:': 1883, 'mqtts:': 8883 };

/** Reads `mqtt[s]://user@host:port?passwordFile=…&client=…`. Throws CONFIG with the name of the wrong part. */
export function readBrokerSettings(address: string): BrokerSettings {
  if (!URL.canParse(address)) throw wrong('it is no address');
  const url = new URL(address);
  const { protocol } = url;
  if (protocol !== 'mqtt:' && protocol !== 'mqtts:')
    throw wrong(`${protocol} is not mqtt: or mqtts:`);
  if (url.hostname === '') throw wrong('the host is missing');
  if (url.password !== '') throw wrong('a password belongs in a file: passwordFile=FILE');

  const parsed = Parameters.safeParse(Object.fromEntries(url.searchParams));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw wrong([...(issue?.path ?? []), issue?.message].join(': '));
  }
  return {
    ...parsed.data,
    protocol: protocol === 'mqtt:' ? 'mqtt' : 'mqtts',
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port || PORTS[protocol]),
    user: decodeURIComponent(url.username) || undefined,
  };
}

function wrong(what: string): PoyangError {
  return new PoyangError(
    'CONFIG',
    `The setting broker is wrong: ${what}. It reads mqtt://user@host:1883?passwordFile=FILE; see docs/deploy.md.`,
  );
}
