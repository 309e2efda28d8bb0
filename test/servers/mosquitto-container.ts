import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';
import { onTestFinished } from 'vitest';
import { environmentVariable, PROJECT } from '../../infra/config.ts';
import { mosquittoPassword } from '../../infra/servers/mosquitto-password.ts';

/** Whether an engine is set up; whether it runs, `mosquittoContainer` finds out. */
export function dockerMayAnswer(): boolean {
  return environmentVariable('DOCKER_HOST') !== undefined || existsSync('/var/run/docker.sock');
}

/** A Mosquitto in Docker with the shipped configuration, until the test ends; undefined where no engine answers. */
export async function mosquittoContainer(gateway: {
  readonly id: string;
  readonly secret: string;
}): Promise<{ url: string; port: number } | undefined> {
  const answers = await getContainerRuntimeClient().then(
    () => true,
    () => false,
  );
  if (!answers) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'poyang-mosquitto-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const passwordFile = join(folder, 'ingest-password');
  writeFileSync(passwordFile, 'secret-of-the-house');
  const passwords = await Promise.all([
    mosquittoPassword('poyang-ingest', 'secret-of-the-house'),
    mosquittoPassword(gateway.id, gateway.secret),
  ]);
  const container = await new GenericContainer('eclipse-mosquitto:2.0.20')
    .withCopyContentToContainer([
      { content: shipped('mosquitto.conf'), target: '/mosquitto/config/mosquitto.conf' },
      { content: shipped('mosquitto.acl'), target: '/mosquitto/config/mosquitto.acl' },
      { content: passwords.join(''), target: '/mosquitto/secrets/passwords' },
    ])
    .withExposedPorts(1883)
    .withWaitStrategy(Wait.forListeningPorts())
    .start();
  onTestFinished(async () => void (await container.stop()));
  const port = container.getMappedPort(1883);
  return { url: `mqtt://poyang-ingest@127.0.0.1:${port}?passwordFile=${passwordFile}`, port };
}

function shipped(name: string): string {
  return readFileSync(join(PROJECT, 'infra', name), 'utf8');
}
