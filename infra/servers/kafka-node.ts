import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PoyangError } from '../../domain/errors.ts';
import type { KafkaJars } from './kafka-jars.ts';
import { end, hasEnded, launch } from './launch.ts';

export interface KafkaNodeOptions {
  readonly jars: KafkaJars;
  /** Holds the node's records, settings and log. */
  readonly folder: string;
  readonly id: number;
  /** The ports of every node of the cluster, in the order of their ids, which begin with 1. */
  readonly ports: readonly NodePorts[];
  /** The most memory of the JVM's heap, MB. */
  readonly heap: number;
  /** Further options of the JVM. */
  readonly java?: readonly string[];
}

export interface NodePorts {
  readonly clients: number;
  readonly controller: number;
}

export interface KafkaNode {
  /** The running process; undefined while there is none. */
  pid(): number | undefined;
  /** Resolves when it is ready; it goes on with what its folder holds. Rejects when it dies, or is not ready within three minutes. */
  start(): Promise<void>;
  /** SIGKILL. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM, so that it writes what it has; SIGKILL after half a minute. */
  stop(): Promise<void>;
}

/** One Kafka in KRaft mode, broker and controller in one process, on 127.0.0.1. */
export function kafkaNode(options: KafkaNodeOptions): KafkaNode {
  const { folder, id } = options;
  const settings = join(folder, 'server.properties');
  const log = join(folder, 'server.log');
  let child: ChildProcess | undefined;

  return {
    async start() {
      mkdirSync(folder, { recursive: true });
      writeFileSync(settings, properties(options));
      if (!existsSync(join(folder, 'data', 'meta.properties'))) await format(options, settings);
      child = java(options, ['kafka.Kafka', settings], log);
      await ready(child, id, log);
    },
    pid: () => (child && !hasEnded(child) ? child.pid : undefined),
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  };
}

/** Alone it takes 3 s; three together on two busy cores took more than a minute. */
const READY_MS = 180_000;

/** Any 16 bytes in Base64, the same for every node. */
const CLUSTER_ID = 'cG95YW5nLWxvZy0wMDAwMA';

/**
 * Small and quick to come back: with the defaults a killed broker may not register again for 9 s. Topics are made by
 * `./poyang setup` only. A record is acknowledged by two of three nodes.
 */
function properties({ folder, id, ports }: KafkaNodeOptions): string {
  const own = ports[id - 1];
  const copies = Math.min(3, ports.length);
  const voters = ports.map(({ controller }, index) => `${index + 1}@127.0.0.1:${controller}`);
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': id,
    'controller.quorum.voters': voters,
    listeners: `CLIENT://127.0.0.1:${own?.clients},CONTROLLER://127.0.0.1:${own?.controller}`,
    'advertised.listeners': `CLIENT://127.0.0.1:${own?.clients}`,
    'listener.security.protocol.map': 'CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'CLIENT',
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': join(folder, 'data'),
    'auto.create.topics.enable': false,
    'default.replication.factor': copies,
    'min.insync.replicas': Math.min(2, copies),
    'offsets.topic.replication.factor': copies,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': copies,
    'transaction.state.log.min.isr': Math.min(2, copies),
    'share.coordinator.state.topic.replication.factor': copies,
    'share.coordinator.state.topic.min.isr': Math.min(2, copies),
    'group.initial.rebalance.delay.ms': 0,
    'broker.session.timeout.ms': 2_000,
    'broker.heartbeat.interval.ms': 500,
    'num.network.threads': 2,
    'num.io.threads': 4,
    'log.cleaner.dedupe.buffer.size': 16 << 20,
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

async function format(options: KafkaNodeOptions, settings: string): Promise<void> {
  const log = join(options.folder, 'format.log');
  const words = ['kafka.tools.StorageTool', 'format', '-t', CLUSTER_ID, '-c', settings];
  const child = java({ ...options, java: [] }, words, log);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw failed(options.id, 'could not prepare its folder', log);
}

function java({ jars, heap, java = [] }: KafkaNodeOptions, words: string[], log: string) {
  const archive = existsSync(jars.archive) ? [`-XX:SharedArchiveFile=${jars.archive}`] : [];
  const flags = [
    ...[`-Xms${heap}m`, `-Xmx${heap}m`, ...FRUGAL],
    ...['-Djava.awt.headless=true', '-Xlog:cds=off', '-Xlog:class+path=off'],
    ...[`-Dlog4j2.configurationFile=${jars.logging}`, ...java],
    ...(java.length === 0 ? archive : []),
    ...['-cp', jars.classpath],
  ];
  return launch('java', [...flags, ...words], { log, lastSignal: 'SIGKILL' });
}

/** Beside a house on few cores: the second compiler took half of Kafka's first minute, and made its code no quicker that we could see. */
const FRUGAL = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

async function ready(child: ChildProcess, id: number, log: string): Promise<void> {
  let error: Error | undefined;
  child.once('error', (cause) => {
    error = cause;
  });
  for (let waited = 0; waited < READY_MS; waited += 100) {
    if (readFileSync(log, 'utf8').includes('Kafka Server started')) return;
    if (error || hasEnded(child)) throw failed(id, 'died while it started', log);
    await pause(100);
  }
  throw failed(id, 'is not ready after three minutes', log);
}

function failed(id: number, how: string, log: string): PoyangError {
  const last = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-3).join('\n');
  return new PoyangError('LOG_UNAVAILABLE', `Kafka node ${id} ${how}, see ${log}:\n${last}`);
}
