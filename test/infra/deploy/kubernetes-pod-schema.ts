import { z } from 'zod';

/** Labels, and other maps of strings. */
export const labels = z.record(z.string(), z.string());
/** Pods that have all of these labels. */
export const selector = z.strictObject({ matchLabels: labels });

const Probe = z
  .strictObject({
    tcpSocket: z.strictObject({ port: z.string() }).optional(),
    httpGet: z.strictObject({ path: z.string(), port: z.string() }).optional(),
    exec: z.strictObject({ command: z.array(z.string()) }).optional(),
    periodSeconds: z.int().optional(),
    timeoutSeconds: z.int().optional(),
    failureThreshold: z.int().optional(),
  })
  .refine(
    ({ tcpSocket, httpGet, exec }) => [tcpSocket, httpGet, exec].filter(Boolean).length === 1,
  );

const Variable = z.strictObject({
  name: z.string(),
  value: z.string().optional(),
  valueFrom: z.strictObject({ fieldRef: z.strictObject({ fieldPath: z.string() }) }).optional(),
});

const Container = z.strictObject({
  name: z.string(),
  image: z.string().regex(/^(poyang|[\w./-]+:\d+\.\d+\.\d+)$/, 'pinned by its version'),
  args: z.array(z.string()).optional(),
  ports: z.array(z.strictObject({ name: z.string(), containerPort: z.int() })).default([]),
  env: z.array(Variable).default([]),
  envFrom: z
    .array(z.strictObject({ configMapRef: z.strictObject({ name: z.string() }) }))
    .default([]),
  startupProbe: Probe.optional(),
  readinessProbe: Probe.optional(),
  livenessProbe: Probe.optional(),
  resources: z.strictObject({
    requests: z.strictObject({ cpu: z.string(), memory: z.string() }),
    limits: z.strictObject({ memory: z.string() }),
  }),
  securityContext: z.strictObject({
    allowPrivilegeEscalation: z.literal(false),
    readOnlyRootFilesystem: z.literal(true).optional(),
    capabilities: z.strictObject({ drop: z.tuple([z.literal('ALL')]) }),
  }),
  volumeMounts: z.array(
    z.strictObject({
      name: z.string(),
      mountPath: z.string(),
      readOnly: z.literal(true).optional(),
    }),
  ),
});

const Volume = z.union([
  z.strictObject({ name: z.string(), emptyDir: z.strictObject({ sizeLimit: z.string() }) }),
  z.strictObject({ name: z.string(), configMap: z.strictObject({ name: z.string() }) }),
  z.strictObject({
    name: z.string(),
    secret: z.strictObject({
      secretName: z.literal('poyang'),
      defaultMode: z.literal(0o440),
      items: z.array(z.strictObject({ key: z.string(), path: z.string() })),
    }),
  }),
]);

/** A pod of one container that is not root, as far as infra/k8s/ needs it; a misspelt field is an error. */
export const PodTemplate = z.strictObject({
  metadata: z.strictObject({ labels }),
  spec: z.strictObject({
    automountServiceAccountToken: z.literal(false),
    enableServiceLinks: z.literal(false).optional(),
    terminationGracePeriodSeconds: z.int(),
    restartPolicy: z.literal('OnFailure').optional(),
    securityContext: z.strictObject({
      runAsNonRoot: z.literal(true),
      runAsUser: z.int(),
      runAsGroup: z.int(),
      fsGroup: z.int(),
      seccompProfile: z.strictObject({ type: z.literal('RuntimeDefault') }),
    }),
    topologySpreadConstraints: z
      .array(
        z.strictObject({
          maxSkew: z.int(),
          topologyKey: z.string(),
          whenUnsatisfiable: z.string(),
          labelSelector: selector,
        }),
      )
      .optional(),
    containers: z.tuple([Container]),
    volumes: z.array(Volume).default([]),
  }),
});
export type PodTemplate = z.infer<typeof PodTemplate>;
