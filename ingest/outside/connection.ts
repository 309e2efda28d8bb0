import { connect, type MqttClient } from 'mqtt';
import type { RawPacket } from '../../domain/raw-packet.ts';
import { SECOND_MS } from '../../domain/time.ts';
import { clientOptions } from './client-options.ts';
import { createPipeline, type Pipeline } from './pipeline.ts';
import type { BrokerSettings } from './settings.ts';

/** What a connection leans on. */
export interface ConnectionOptions {
  readonly settings: BrokerSettings;
  /** What a message is to the house; one that is nothing is acknowledged and forgotten. */
  readonly read: (topic: string, payload: Uint8Array) => RawPacket | undefined;
  readonly append: (packets: readonly RawPacket[]) => Promise<void>;
  /** The broker has granted what we asked for; `isNew` when it knew no session of ours. */
  readonly onReady: (isNew: boolean) => void;
  /** Ends the connection; what is in hand is made durable and acknowledged first. */
  readonly signal: AbortSignal;
}

/** How a connection ended. */
export interface Ending {
  readonly why: string;
  /** The broker does not want us as we are: a person must mend that. */
  readonly isRefused: boolean;
}

/**
 * One connection to the broker, from CONNECT until nothing of it is in hand any more: the next one takes over all that
 * this one did not acknowledge. Rejects when a secret's file cannot be read.
 */
export async function runConnection(options: ConnectionOptions): Promise<Ending> {
  const { settings, append, read, signal } = options;
  const client = connect(await clientOptions(settings));
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  client.once('close', close);

  let ending: Ending | undefined;
  const end = (error: ReasonedError) => {
    ending ??= { why: error.message, isRefused: REFUSALS.has(codeOf(error)) };
    client.stream.destroy();
  };
  const pipeline = createPipeline({
    limit: settings.inFlight,
    append,
    acknowledge(ids) {
      if (client.connected) client.stream.write(pubacks(ids));
    },
    fail: end,
  });
  receive(client, pipeline, read);
  client.on('error', end);
  client.on('disconnect', ({ reasonCode = 0 }) => end(farewell(reasonCode, settings)));
  client.once('connect', ({ sessionPresent }) => {
    ask(client, settings).then(() => options.onReady(!sessionPresent), end);
  });

  const leave = () => void depart(client, pipeline);
  if (signal.aborted) leave();
  signal.addEventListener('abort', leave, { once: true });
  await closed;
  signal.removeEventListener('abort', leave);
  pipeline.shut();
  await pipeline.idle();
  return ending ?? { why: 'the connection was closed', isRefused: false };
}

/** CONNACK and DISCONNECT come with a code, SUBACK with its packet, a broken line with a code that is a word. */
type ReasonedError = Error & {
  readonly code?: number | string;
  readonly packet?: { readonly granted?: readonly number[] };
};

function codeOf({ code, packet }: ReasonedError): number {
  return Number(code ?? packet?.granted?.[0]);
}

/** Reason codes (MQTT 5, 2.4) that do not pass by themselves: version, client id, credentials, rights, filter, shared. */
const REFUSALS: ReadonlySet<number> = new Set([132, 133, 134, 135, 138, 140, 143, 158]);
const TAKEN_OVER = 142;
const READINGS = 'poyang/+/+';
/** How long the broker has to close its end when we leave. */
const FAREWELL_MS = 2 * SECOND_MS;
const ACKNOWLEDGED_LATER = new Error('acknowledged when it is durable');

/**
 * mqtt.js acknowledges when `handleMessage` calls back, and waits for that before the next message. A call back with an
 * error goes on without the acknowledgement: that is ours to write. While the pipeline is full we do not call back,
 * so the socket is not read.
 */
function receive(client: MqttClient, pipeline: Pipeline, read: ConnectionOptions['read']): void {
  client.handleMessage = ({ topic, payload, messageId }, done) =>
    pipeline.take({ messageId, packet: read(topic, payload as Buffer) }, () =>
      done(ACKNOWLEDGED_LATER),
    );
}

async function ask(client: MqttClient, { group, leave }: BrokerSettings): Promise<void> {
  const filter = group === undefined ? READINGS : `$share/${group}/${READINGS}`;
  if (leave) await client.unsubscribeAsync(filter);
  else await client.subscribeAsync(filter, { qos: 1 });
}

/** PUBACK packets one after the other; without a reason code they mean success (MQTT 5, 3.4.2.1). */
function pubacks(messageIds: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(4 * messageIds.length);
  for (const [index, id] of messageIds.entries()) bytes.writeUInt32BE(0x4002_0000 + id, 4 * index);
  return bytes;
}

function farewell(reasonCode: number, { client }: BrokerSettings): ReasonedError {
  const why =
    reasonCode === TAKEN_OVER
      ? `another client came as ${client}: give each replica its own (client=NAME)`
      : `the broker said goodbye with reason ${reasonCode}`;
  return Object.assign(new Error(why), { code: reasonCode });
}

/** What arrives from now on is not acknowledged, so the session brings it again. */
async function depart(client: MqttClient, pipeline: Pipeline): Promise<void> {
  pipeline.shut();
  await pipeline.idle();
  client.end();
  const limit = setTimeout(() => client.stream.destroy(), FAREWELL_MS);
  client.once('close', () => clearTimeout(limit));
}
