import { join } from 'node:path';

import { parseAllDocuments } from 'yaml';

import { repositoryRoot } from '../harness/repository.js';
import type { Deployed } from './deployed.js';
import type { LintTools } from './lint-tools.js';

interface Variable {
  name: string;
  value?: string;
  valueFrom?: { secretKeyRef?: { name: string; key: string }; fieldRef?: { fieldPath: string } };
}

interface Container {
  name: string;
  image: string;
  args: string[];
  env: Variable[];
  ports?: { name: string; containerPort: number }[];
  volumeMounts: { name: string; mountPath: string; readOnly?: boolean }[];
  startupProbe?: Probe;
  livenessProbe?: Probe;
  readinessProbe?: Probe;
}

interface Probe {
  httpGet: { path: string; port: string };
}

interface PodSpec {
  terminationGracePeriodSeconds?: number;
  containers: Container[];
  volumes: { name: string; secret?: { items: { key: string; path: string }[] }; persistentVolumeClaim?: object }[];
}

export interface Manifest {
  kind: string;
  metadata: { name: string; annotations?: Record<string, string> };
  spec: {
    replicas?: number;
    serviceName?: string;
    clusterIP?: string;
    publishNotReadyAddresses?: boolean;
    ports?: { port: number }[];
    template?: { metadata: { annotations?: Record<string, string> }; spec: PodSpec };
    volumeClaimTemplates?: { metadata: { name: string } }[];
    groups?: unknown;
  };
}

export interface RenderedChart {
  messages: { severity: number; path: string; error: string }[];
  manifests: Manifest[];
  /** As one file. */
  text: string;
}

/** Helm's word on the chart with these values, and what it makes of it. */
export async function renderChart(tools: LintTools, values: string): Promise<RenderedChart> {
  const chart = join(repositoryRoot, 'deploy/helm/repartee');
  const { status, text, stdout } = await tools.run('python', ['deploy/lint/chart.py', chart, values]);
  if (status !== 0) throw new Error(text);
  const report = JSON.parse(stdout) as Omit<RenderedChart, 'text'> & { manifests: Record<string, string> };
  const all = Object.values(report.manifests).join('\n---\n');
  const manifests = parseAllDocuments(all, { version: '1.1' }).map((document) => document.toJS() as Manifest | null);
  return { messages: report.messages, manifests: manifests.filter((one) => one !== null), text: all };
}

const SAMPLES: Readonly<Record<string, string>> = {
  KEYS_URL: 'postgresql://repartee:secret@postgres:5432/keys',
  SETUP_TOKEN: 'what the house has chosen',
};

/** The processes in it. */
export function processesIn(manifests: readonly Manifest[]): Deployed[] {
  return manifests.flatMap(({ metadata, spec }) => {
    const pod = spec.template?.spec;
    return (pod?.containers ?? []).map((container) => ({
      name: metadata.name,
      main: container.args[0] ?? '',
      environment: Object.fromEntries(
        container.env.map((variable) => [variable.name, sample(variable, metadata.name)]),
      ),
      writable: kept(spec, container),
      files: pod ? filesOf(pod, container) : [],
      ports: (container.ports ?? []).map(({ containerPort }) => containerPort),
      probes: [container.startupProbe, container.livenessProbe, container.readinessProbe].flatMap((probe) =>
        probe ? [probe.httpGet.path] : [],
      ),
      graceSeconds: pod?.terminationGracePeriodSeconds ?? 30,
    }));
  });
}

function sample({ name, value, valueFrom }: Variable, pod: string): string {
  if (valueFrom?.fieldRef) return `${pod}-0`;
  return value ?? SAMPLES[name] ?? 'secret';
}

/** Folders on a claim: what is written elsewhere goes with the pod. */
function kept({ volumeClaimTemplates = [] }: Manifest['spec'], { volumeMounts }: Container): string[] {
  const claims = new Set(volumeClaimTemplates.map(({ metadata }) => metadata.name));
  return volumeMounts.filter(({ name }) => claims.has(name)).map(({ mountPath }) => mountPath);
}

function filesOf({ volumes }: PodSpec, { volumeMounts }: Container): string[] {
  return volumes.flatMap(({ name, secret }) => {
    const folder = volumeMounts.find((mount) => mount.name === name)?.mountPath;
    return folder === undefined ? [] : (secret?.items ?? []).map(({ path }) => `${folder}/${path}`);
  });
}

/** What its containers run, each once. */
export function imagesOf(manifests: readonly Manifest[]): string[] {
  const containers = manifests.flatMap(({ spec }) => spec.template?.spec.containers ?? []);
  return [...new Set(containers.map(({ image }) => image))];
}

/** What the Secret has to hold. */
export function secretKeysIn(manifests: readonly Manifest[]): Set<string> {
  const pods = manifests.flatMap(({ spec }) => spec.template?.spec ?? []);
  const variables = pods.flatMap(({ containers }) => containers.flatMap(({ env }) => env));
  return new Set([
    ...variables.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef?.key ?? []),
    ...pods.flatMap(({ volumes }) => volumes.flatMap(({ secret }) => (secret?.items ?? []).map(({ key }) => key))),
  ]);
}
