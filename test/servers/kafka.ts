import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentVariable } from '../../infra/config.ts';
import { kafkaClientInstalled } from '../../infra/log/kafka-client.ts';
import { kafkaCluster } from '../../infra/servers/kafka.ts';
import { kafkaRemedy } from '../../infra/servers/kafka-jars.ts';
import { kafkaContainer } from './kafka-container.ts';

/** A Kafka to test with. */
export interface TestKafka {
  readonly brokers: string;
  stop(): Promise<void>;
}

/** Where tests find a Kafka, or undefined when they cannot: an address, Docker's socket, or Java here; and the client for it. */
export function findKafka(): string | undefined {
  if (!kafkaClientInstalled()) return undefined;
  return address() ?? dockerSocket() ?? (kafkaRemedy() === undefined ? 'java' : undefined);
}

/** A Kafka from the environment (POYANG_TEST_KAFKA=host:port), else from Docker when its engine answers, else started here. */
export async function startKafka(): Promise<TestKafka> {
  const given = address();
  if (given) return { brokers: given, stop: async () => {} };
  return (dockerSocket() && (await kafkaContainer())) || startNative();
}

function address(): string | undefined {
  return environmentVariable('POYANG_TEST_KAFKA')?.replace(/^kafka:\/\//, '') || undefined;
}

function dockerSocket(): string | undefined {
  const host = environmentVariable('DOCKER_HOST');
  const socket = '/var/run/docker.sock';
  return host ?? (existsSync(socket) ? socket : undefined);
}

async function startNative(): Promise<TestKafka> {
  const folder = mkdtempSync(join(tmpdir(), 'poyang-kafka-'));
  const servers = await kafkaCluster({ folder, nodes: 1 });
  return {
    brokers: servers.brokers,
    async stop() {
      await servers.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
