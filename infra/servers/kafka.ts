import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from './free-ports.ts';
import { type KafkaJars, provideKafkaJars } from './kafka-jars.ts';
import { type KafkaNode, kafkaNode, type NodePorts } from './kafka-node.ts';

export interface KafkaClusterOptions {
  /** Holds a folder for each node; what is in it from before is gone on with. */
  readonly folder: string;
  /** 1, or 3 of which one may be killed. */
  readonly nodes: 1 | 3;
  /** Clients come in at this port and, with three nodes, the next two; the three after those are the controllers'. Absent: free ones. */
  readonly basePort?: number;
  /** The heap of each node, MB; default 512 for one, 384 for each of three. */
  readonly heap?: number;
  readonly say?: (line: string) => void;
}

export interface KafkaServers {
  /** 127.0.0.1:port of every node, with commas between. */
  readonly brokers: string;
  /** Of a log on it. On one machine four partitions a topic are enough, and cost the nodes a quarter less than twelve. */
  readonly log: string;
  /** Nodes are counted from 1. The running process; undefined while there is none: a Kafka ends itself when its disk is full. */
  pid(node: number): number | undefined;
  /** SIGKILL. */
  kill(node: number): Promise<void>;
  start(node: number): Promise<void>;
  /** Ends every node cleanly. */
  stop(): Promise<void>;
}

/**
 * Starts a real Kafka on 127.0.0.1, whose jars it provides first. Rejects with CONFIG when Java or Maven is missing, with
 * LOG_UNAVAILABLE when a node does not come up. It ends only the processes it started, and with this process at the latest.
 */
export async function kafkaCluster(options: KafkaClusterOptions): Promise<KafkaServers> {
  const { folder, nodes: count, heap = count === 1 ? 512 : 384, say = () => {} } = options;
  const jars = await provideKafkaJars(say);
  if (!existsSync(jars.archive)) await archiveClasses(jars, folder, say);
  const ports = await portsFor(count, options.basePort);
  const nodes = ports.map((_, index) => {
    const id = index + 1;
    return kafkaNode({ jars, folder: join(folder, `node-${id}`), id, ports, heap });
  });
  const stop = async () => void (await Promise.all(nodes.map((node) => node.stop())));
  try {
    await Promise.all(nodes.map((node) => node.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  const brokers = ports.map(({ clients }) => `127.0.0.1:${clients}`).join();
  return {
    brokers,
    log: `kafka://${brokers}?partitions=4`,
    pid: (node) => nth(nodes, node).pid(),
    kill: (node) => nth(nodes, node).kill(),
    start: (node) => nth(nodes, node).start(),
    stop,
  };
}

function nth(nodes: readonly KafkaNode[], node: number): KafkaNode {
  const found = nodes[node - 1];
  if (!found) throw new RangeError(`there is no Kafka node ${node}`);
  return found;
}

/** A broker that only starts and ends, whose classes Java then keeps: half a minute, once. */
async function archiveClasses(
  jars: KafkaJars,
  folder: string,
  say: (line: string) => void,
): Promise<void> {
  say('Preparing quick starts of Kafka (once) …');
  const fresh = `${jars.archive}.${process.pid}`;
  const node = kafkaNode({
    jars,
    folder: join(folder, 'first-start'),
    id: 1,
    ports: await portsFor(1),
    heap: 256,
    java: [`-XX:ArchiveClassesAtExit=${fresh}`],
  });
  try {
    await node.start();
  } finally {
    await node.stop();
    rmSync(join(folder, 'first-start'), { recursive: true, force: true });
  }
  if (existsSync(fresh)) renameSync(fresh, jars.archive);
}

async function portsFor(count: number, basePort?: number): Promise<NodePorts[]> {
  const numbers =
    basePort === undefined
      ? await freePorts(2 * count)
      : Array.from({ length: 2 * count }, (_, index) => basePort + index);
  return Array.from({ length: count }, (_, index) => {
    return { clients: numbers[index] ?? 0, controller: numbers[count + index] ?? 0 };
  });
}
