import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { PROJECT } from '../../../infra/config.ts';
import { plainSecrets, readYaml } from './read-yaml.ts';
import { isRealCommand, wrongSettings } from './settings-of-a-room.ts';

const duration = z.string().regex(/^\d+(s|m)$/);
const Check = z.union([
  z.strictObject({ disable: z.literal(true) }),
  z.strictObject({
    test: z.tuple([z.enum(['CMD', 'CMD-SHELL'])], z.string()),
    interval: duration,
    timeout: duration,
    retries: z.int(),
    start_period: duration,
  }),
]);

/** The part of the Compose specification that infra/compose.yaml uses; a misspelt key is an error. */
const Service = z.strictObject({
  image: z.string().regex(/^[\w./-]+:\d+\.\d+\.\d+$/, 'pinned by its version'),
  build: z.strictObject({ context: z.string(), dockerfile: z.string() }).optional(),
  command: z.array(z.string()).optional(),
  user: z.string().optional(),
  init: z.boolean().optional(),
  read_only: z.boolean().optional(),
  restart: z.union([z.literal('unless-stopped'), z.string().regex(/^on-failure:\d+$/)]),
  stop_grace_period: duration,
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  tmpfs: z.array(z.string()).optional(),
  volumes: z.array(z.string()).default([]),
  secrets: z
    .array(z.union([z.string(), z.strictObject({ source: z.string(), target: z.string() })]))
    .default([]),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  logging: z.strictObject({ driver: z.string(), options: z.record(z.string(), z.string()) }),
  healthcheck: Check,
  depends_on: z
    .record(
      z.string(),
      z.strictObject({
        condition: z.enum(['service_healthy', 'service_completed_successfully']),
      }),
    )
    .default({}),
  deploy: z.strictObject({
    resources: z.strictObject({
      limits: z.strictObject({ cpus: z.string(), memory: z.string().regex(/^\d+[mg]$/) }),
    }),
  }),
});

const [compose] = readYaml('compose.yaml').map((document) =>
  z
    .looseObject({
      name: z.string(),
      services: z.record(z.string(), Service),
      volumes: z.record(z.string(), z.null()),
      secrets: z.record(z.string(), z.strictObject({ file: z.string().startsWith('./secrets/') })),
    })
    .parse(document),
);
const ROOMS = ['ingest', 'streams', 'forecasting', 'dashboard'];
const services = Object.entries(compose?.services ?? {});
const ours = services.filter(([, { build }]) => build);

test('every extra key at the top is an x- extension', () => {
  const known = ['name', 'services', 'volumes', 'secrets'];
  const extra = Object.keys(compose ?? {}).filter((key) => !known.includes(key));
  expect(extra.every((key) => key.startsWith('x-'))).toBe(true);
});

test('each container is a real room, the setup, or a server', () => {
  const names = services.map(([name]) => name);
  expect(names).toEqual(expect.arrayContaining(['mosquitto', 'kafka-1', 'kafka-2', 'kafka-3']));
  expect(names).toEqual(expect.arrayContaining(['influxdb', 'ingest', 'streams', 'dashboard']));
  expect(ours.map(([name]) => name)).toEqual(['setup', ...ROOMS]);
  for (const [, { command = [] }] of ours) expect(command).toSatisfy(isRealCommand);
});

test('the settings of every room are settings of the house, and no secret stands in any environment', () => {
  for (const [, { environment }] of ours) expect(wrongSettings(environment)).toEqual([]);
  for (const [, { environment }] of services) expect(plainSecrets(environment)).toEqual([]);
});

test('a secret that a setting names is given to the container that reads it', () => {
  for (const [name, { environment, secrets }] of services) {
    const given = secrets.map((secret) =>
      typeof secret === 'string' ? `/run/secrets/${secret}` : secret.target,
    );
    const named = Object.entries(environment)
      .filter(([key]) => key !== (name === 'ingest' ? 'POYANG_STORE' : 'POYANG_BROKER'))
      .flatMap(([, value]) => value.match(/\/run\/secrets\/[\w-]+/g) ?? []);
    expect(given).toEqual(expect.arrayContaining(named));
  }
});

test('volumes, secrets and files that containers use exist, and none is left over', () => {
  const sources = services.flatMap(([, { volumes }]) => volumes.map((one) => one.split(':')[0]));
  const [files, named] = [true, false].map((isFile) =>
    sources.filter((source) => source?.startsWith('.') === isFile),
  );
  expect(new Set(named)).toEqual(new Set(Object.keys(compose?.volumes ?? {})));
  for (const file of files ?? []) expect(existsSync(join(PROJECT, 'infra', file ?? ''))).toBe(true);
  const secrets = services.flatMap(([, service]) => service.secrets.map(nameOf));
  expect(new Set(secrets)).toEqual(new Set(Object.keys(compose?.secrets ?? {})));
});

test('who waits for another waits for a service that there is, until it is well or, if it ends, done', () => {
  for (const [name, { condition }] of services.flatMap(([, one]) =>
    Object.entries(one.depends_on),
  )) {
    const awaited = compose?.services[name];
    expect(awaited).toBeDefined();
    const isOneShot = awaited?.restart !== 'unless-stopped';
    expect(condition).toBe(isOneShot ? 'service_completed_successfully' : 'service_healthy');
  }
});

test('what goes on has a health check; only what ends has none', () => {
  for (const [, { healthcheck, restart }] of services) {
    expect('disable' in healthcheck).toBe(restart !== 'unless-stopped');
  }
  for (const [name, { healthcheck }] of ours) {
    if ('test' in healthcheck) expect(healthcheck.test[1]).toContain(`/data/${name}.alive`);
  }
});

test('rooms run with nothing to write to and no rights, and ports open on this machine only unless told otherwise', () => {
  for (const [, service] of ours) {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  }
  for (const port of services.flatMap(([, { ports }]) => ports)) {
    expect(port).toMatch(/^\$\{POYANG_\w+_ADDRESS:-127\.0\.0\.1\}:/);
  }
});

test('three Kafka brokers know each other and keep two of three copies before they acknowledge', () => {
  const brokers = services.filter(([name]) => name.startsWith('kafka-'));
  const voters = brokers.map(
    ([name, { environment }]) => `${environment['KAFKA_NODE_ID']}@${name}:9093`,
  );
  for (const [name, { environment }] of brokers) {
    expect(environment).toMatchObject({
      KAFKA_CONTROLLER_QUORUM_VOTERS: voters.join(','),
      KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://${name}:9092`,
      KAFKA_MIN_INSYNC_REPLICAS: '2',
    });
  }
  expect(new Set(voters).size).toBe(3);
});

test('Mosquitto gets the memory that its own limit allows, and the files that its configuration names', () => {
  const conf = readFileSync(join(PROJECT, 'infra/mosquitto.conf'), 'utf8');
  const limit = Number(/^memory_limit (\d+)$/m.exec(conf)?.[1]);
  const { volumes = [], secrets = [], deploy } = compose?.services['mosquitto'] ?? {};
  expect(Number.parseInt(deploy?.resources.limits.memory ?? '', 10) * 2 ** 30).toBeGreaterThan(
    limit,
  );
  const there = [
    ...volumes.map((volume) => volume.split(':')[1]),
    ...secrets.map((s) => Object(s).target),
  ];
  for (const setting of ['password_file', 'acl_file']) {
    expect(there).toContain(new RegExp(`^${setting} (.*)$`, 'm').exec(conf)?.[1]);
  }
});

function nameOf(secret: string | { readonly source: string }): string {
  return typeof secret === 'string' ? secret : secret.source;
}
