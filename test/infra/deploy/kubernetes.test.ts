import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../../../infra/config.ts';
import type { PodTemplate } from './kubernetes-pod-schema.ts';
import { Kustomization, type Manifest, Manifests, type Workload } from './kubernetes-schema.ts';
import { plainSecrets, readYaml } from './read-yaml.ts';
import { isRealCommand, wrongSettings } from './settings-of-a-room.ts';

const [kustomization] = readYaml('kustomization.yaml').map((document) =>
  Kustomization.parse(document),
);
const manifests = Manifests.parse(kustomization?.resources.flatMap(readYaml));
const ofKind = <K extends Manifest['kind']>(kind: K) =>
  manifests.filter((one): one is Extract<Manifest, { kind: K }> => one.kind === kind);
const workloads: Workload[] = [...ofKind('Deployment'), ...ofKind('StatefulSet'), ...ofKind('Job')];
const settings = ofKind('ConfigMap').find(({ metadata }) => metadata.name === 'settings');
const [template] = readYaml('k8s/secrets.template.yaml') as [{ stringData: object }];

test('every file of infra/k8s is applied, but for the template of the secrets', () => {
  const files = globSync('k8s/*.yaml', { cwd: join(PROJECT, 'infra') });
  expect(files.filter((file) => !kustomization?.resources.includes(file))).toEqual([
    'k8s/secrets.template.yaml',
  ]);
});

test('the template of the secrets holds none, and names all that pods take from it', () => {
  expect(Object.values(template.stringData).every((value) => value === '')).toBe(true);
  const taken = workloads.flatMap(({ spec }) =>
    spec.template.spec.volumes.flatMap((volume) =>
      'secret' in volume ? volume.secret.items.map(({ key }) => key) : [],
    ),
  );
  expect(new Set(taken)).toEqual(new Set(Object.keys(template.stringData)));
});

test('selectors of workloads, services, budgets and policies find the pods that they mean', () => {
  const pods = workloads.map(({ spec }) => spec.template.metadata.labels);
  const finds = (labels: Record<string, string>) =>
    pods.some((pod) => Object.entries(labels).every(([key, value]) => pod[key] === value));
  for (const { spec } of [...ofKind('Deployment'), ...ofKind('StatefulSet')]) {
    expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
  }
  for (const { spec } of ofKind('Service')) expect(spec.selector).toSatisfy(finds);
  for (const { spec } of ofKind('PodDisruptionBudget')) {
    expect(spec.selector.matchLabels).toSatisfy(finds);
  }
  for (const { spec } of ofKind('NetworkPolicy')) {
    expect(spec.podSelector.matchLabels ?? {}).toSatisfy(finds);
    const named = spec.ingress.flatMap(({ from }) => from.map(({ podSelector }) => podSelector));
    for (const { matchExpressions = [] } of named) {
      for (const name of matchExpressions.flatMap(({ values }) => values)) {
        expect({ 'app.kubernetes.io/name': name }).toSatisfy(finds);
      }
    }
  }
});

test('ports that are called by a name have it', () => {
  const portsOf = (labels: Record<string, string>) =>
    workloads
      .filter(({ spec }) =>
        Object.entries(labels).every(
          ([key, value]) => spec.template.metadata.labels[key] === value,
        ),
      )
      .flatMap(({ spec }) => containerOf(spec.template).ports.map(({ name }) => name));
  for (const { spec } of ofKind('Service')) {
    for (const { targetPort } of spec.ports) {
      if (targetPort) expect(portsOf(spec.selector)).toContain(targetPort);
    }
  }
  for (const { spec } of ofKind('NetworkPolicy')) {
    for (const { port } of spec.ingress.flatMap(({ ports }) => ports)) {
      expect(portsOf(spec.podSelector.matchLabels ?? {})).toContain(port);
    }
  }
});

test('no pod runs as root or may become it, and what goes on is probed', () => {
  for (const { kind, spec } of workloads) {
    const { runAsUser } = spec.template.spec.securityContext;
    expect(runAsUser).toBeGreaterThan(0);
    const probes = Object.keys(containerOf(spec.template)).filter((key) => key.endsWith('Probe'));
    expect(probes.toSorted()).toEqual(
      kind === 'Job' ? [] : ['livenessProbe', 'readinessProbe', 'startupProbe'],
    );
  }
});

test('the rooms are real, and their settings are settings of the house', () => {
  const ours = workloads.filter(({ spec }) => containerOf(spec.template).image === 'poyang');
  expect(ours.map(({ metadata }) => metadata.name).toSorted()).toEqual([
    'dashboard',
    'forecasting',
    'ingest',
    'setup',
    'streams',
  ]);
  for (const { metadata, spec } of ours) {
    const { args = [], env, envFrom } = containerOf(spec.template);
    expect(args).toSatisfy(isRealCommand);
    expect(envFrom).toEqual([{ configMapRef: { name: 'settings' } }]);
    const own = Object.fromEntries(env.map(({ name, value = 'ingest-0' }) => [name, value]));
    const environment = { ...settings?.data, ...own };
    const podName = { ...environment, POYANG_BROKER: expanded(environment) };
    expect(wrongSettings(podName)).toEqual([]);
    if (metadata.name !== 'setup') expect(args).toEqual(['run', metadata.name]);
  }
});

test('files that settings name are mounted where they say, in the rooms that read them', () => {
  for (const { metadata, spec } of workloads) {
    const { env, envFrom, volumeMounts } = containerOf(spec.template);
    const isRead = (key: string) => key !== 'POYANG_STORE' || metadata.name !== 'ingest';
    const shared = Object.entries(envFrom.length > 0 ? (settings?.data ?? {}) : {})
      .filter(([key]) => isRead(key))
      .map(([, value]) => value);
    const named = [...shared, ...env.map(({ value = '' }) => value)].flatMap(
      (value) => value.match(/\/run\/secrets\/poyang\/[\w-]+/g) ?? [],
    );
    const mounted = volumeMounts.flatMap(({ name, mountPath }) => {
      const volume = spec.template.spec.volumes.find((one) => one.name === name);
      return volume && 'secret' in volume
        ? volume.secret.items.map(({ path }) => `${mountPath}/${path}`)
        : [];
    });
    expect(mounted).toEqual(expect.arrayContaining(named));
  }
});

test('every mount has its volume, and every volume a mount', () => {
  for (const { kind, spec } of workloads) {
    const claims = kind === 'StatefulSet' ? spec.volumeClaimTemplates : [];
    const volumes = [
      ...spec.template.spec.volumes.map(({ name }) => name),
      ...claims.map(({ metadata }) => metadata.name),
    ];
    const mounts = containerOf(spec.template).volumeMounts.map(({ name }) => name);
    expect(mounts.toSorted()).toEqual(volumes.toSorted());
  }
});

test('no secret stands in a setting', () => {
  const environments = [
    settings?.data ?? {},
    ...workloads.map(({ spec }) =>
      Object.fromEntries(
        containerOf(spec.template).env.map(({ name, value = '' }) => [name, value]),
      ),
    ),
  ];
  for (const environment of environments) expect(plainSecrets(environment)).toEqual([]);
});

test('Kubernetes and compose run the same servers, and the Node of the launcher', () => {
  const compose = readFileSync(join(PROJECT, 'infra/compose.yaml'), 'utf8');
  const images = workloads.map(({ spec }) => containerOf(spec.template).image);
  for (const image of images) expect(compose).toContain(`image: ${image}`);
  expect(compose).toContain(`image: poyang:${kustomization?.images[0]?.newTag}`);

  const launcher = readFileSync(join(PROJECT, 'poyang'), 'utf8');
  const version = /^NODE_VERSION=(.*)$/m.exec(launcher)?.[1];
  const dockerfile = readFileSync(join(PROJECT, 'infra/Dockerfile'), 'utf8');
  const bases = [...dockerfile.matchAll(/^FROM (node:\S+)/gm)].map(([, base]) => base);
  expect(new Set(bases)).toEqual(
    new Set([`node:${version}-bookworm-slim`, `node:${version}-bookworm`]),
  );
});

function containerOf(template: PodTemplate) {
  return template.spec.containers[0];
}

/** As Kubernetes fills in $(NAME). */
function expanded(environment: Record<string, string | undefined>): string {
  const broker = environment['POYANG_BROKER'] ?? 'embedded';
  return broker.replaceAll(/\$\((\w+)\)/g, (_, name) => environment[name] ?? '');
}
