import { z } from 'zod';
import { labels, PodTemplate, selector } from './kubernetes-pod-schema.ts';

const metadata = z.strictObject({ name: z.string(), labels: labels.optional() });

const Claim = z.strictObject({
  metadata,
  spec: z.strictObject({
    accessModes: z.array(z.string()),
    resources: z.strictObject({ requests: z.strictObject({ storage: z.string() }) }),
  }),
});

const manifest = <V extends string, K extends string, S extends z.ZodType>(
  apiVersion: V,
  kind: K,
  spec: S,
) => z.strictObject({ apiVersion: z.literal(apiVersion), kind: z.literal(kind), metadata, spec });

const Deployment = manifest(
  'apps/v1',
  'Deployment',
  z.strictObject({
    replicas: z.int(),
    strategy: z.strictObject({ type: z.literal('Recreate') }).optional(),
    selector,
    template: PodTemplate,
  }),
);
const StatefulSet = manifest(
  'apps/v1',
  'StatefulSet',
  z.strictObject({
    serviceName: z.string(),
    replicas: z.int(),
    podManagementPolicy: z.literal('Parallel').optional(),
    selector,
    template: PodTemplate,
    volumeClaimTemplates: z.array(Claim).default([]),
  }),
);
const Job = manifest(
  'batch/v1',
  'Job',
  z.strictObject({ backoffLimit: z.int(), template: PodTemplate }),
);
export type Workload = z.infer<typeof Deployment | typeof StatefulSet | typeof Job>;

const Service = manifest(
  'v1',
  'Service',
  z.strictObject({
    type: z.literal('LoadBalancer').optional(),
    clusterIP: z.literal('None').optional(),
    publishNotReadyAddresses: z.literal(true).optional(),
    selector: labels,
    ports: z.array(
      z.strictObject({ name: z.string(), port: z.int(), targetPort: z.string().optional() }),
    ),
  }),
);

const Budget = manifest(
  'policy/v1',
  'PodDisruptionBudget',
  z.strictObject({
    minAvailable: z.int().optional(),
    maxUnavailable: z.int().optional(),
    selector,
  }),
);

const PodSelector = z.strictObject({
  matchLabels: labels.optional(),
  matchExpressions: z
    .array(
      z.strictObject({ key: z.string(), operator: z.literal('In'), values: z.array(z.string()) }),
    )
    .optional(),
});
const Policy = manifest(
  'networking.k8s.io/v1',
  'NetworkPolicy',
  z.strictObject({
    podSelector: PodSelector,
    policyTypes: z.tuple([z.literal('Ingress')]),
    ingress: z
      .array(
        z.strictObject({
          from: z.array(z.strictObject({ podSelector: PodSelector })).default([]),
          ports: z.array(z.strictObject({ port: z.string() })),
        }),
      )
      .default([]),
  }),
);

const plain = { apiVersion: z.literal('v1'), metadata };
const Namespace = z.strictObject({ ...plain, kind: z.literal('Namespace') });
const ConfigMap = z.strictObject({ ...plain, kind: z.literal('ConfigMap'), data: labels });

/** What infra/k8s/ may consist of; a misspelt field, kind or version is an error. */
export const Manifests = z.array(
  z.discriminatedUnion('kind', [
    Deployment,
    StatefulSet,
    Job,
    Service,
    Budget,
    Policy,
    Namespace,
    ConfigMap,
  ]),
);
export type Manifest = z.infer<typeof Manifests>[number];

/** infra/kustomization.yaml. */
export const Kustomization = z.strictObject({
  apiVersion: z.literal('kustomize.config.k8s.io/v1beta1'),
  kind: z.literal('Kustomization'),
  namespace: z.literal('poyang'),
  labels: z.array(z.strictObject({ pairs: labels })),
  resources: z.array(z.string()),
  configMapGenerator: z.array(z.strictObject({ name: z.string(), files: z.array(z.string()) })),
  images: z.tuple([z.strictObject({ name: z.literal('poyang'), newTag: z.string() })]),
});
