import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { CollectionTag } from 'yaml';
import { Scalar, parse } from 'yaml';

import { repositoryRoot } from '../harness/repository.js';
import type { Deployed } from './deployed.js';

/** In short, or in full. */
type Volume = string | { target: string };

export interface ComposeService {
  image: string;
  command?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  volumes?: Volume[];
  networks?: string[];
  tmpfs?: string[];
  ports?: string[];
  healthcheck?: { disable?: boolean; test?: string[] };
  stop_grace_period?: string;
  depends_on?: Record<string, { condition: string }>;
  read_only?: boolean;
}

interface Compose {
  services: Record<string, ComposeService>;
  secrets: Record<string, { file: string }>;
  volumes: Record<string, null>;
}

/** By their names. */
type Variables = Readonly<Record<string, string>>;

const folder = join(repositoryRoot, 'deploy');

export const composeText = readFileSync(join(folder, 'compose.yaml'), 'utf8');
export const compose = parse(composeText, { merge: true }) as Compose;
export const dockerfile = readFileSync(join(folder, 'Dockerfile'), 'utf8');

/** What the image sets for every process. */
export function imageEnvironment(): Record<string, string> {
  const line = /^ENV (.+)$/m.exec(dockerfile)?.[1] ?? '';
  const pairs = line.split(' ').map((pair) => pair.split('=') as [string, string]);
  // Node reads it, and no service.
  return Object.fromEntries(pairs.filter(([name]) => name !== 'NODE_ENV'));
}

/** A script of the image asks for the health; what it asks is in the script. */
export function imageProbe(): string {
  const script = readFileSync(join(folder, 'health.mjs'), 'utf8');
  return /\$\{PORT\}(\/[\w/]+)/.exec(script)?.[1] ?? '';
}

const SAMPLES: Variables = {
  PUBLIC_URL: 'https://training.example.org',
  KEYS_KMS_URL: 'https://bao.example.org:8200',
};

/** Variables of .env as make-secrets.sh makes them, and what somebody has written there. */
function filled(value: string, written: Variables): string {
  return value.replace(
    /\$\{(\w+)(:[-?])([^}]*)\}/g,
    (_, name: string, kind: string, otherwise: string) =>
      written[name] ?? (kind === ':-' ? otherwise : (SAMPLES[name] ?? 'secret')),
  );
}

/** The processes of ours in it, with this in .env besides secrets. */
export function composed(written: Variables = {}): Deployed[] {
  return Object.entries(compose.services)
    .filter(([, { image }]) => image.startsWith('repartee/'))
    .map(([name, service]) => ({
      name,
      main: service.command?.[0] ?? '',
      environment: { ...ofProgram(name), ...filledAll(service.environment ?? {}, written) },
      writable: (service.volumes ?? []).map(placeOf),
      files: (service.secrets ?? []).map((secret) => `/run/secrets/${secret}`),
      ports: [],
      probes: service.healthcheck?.disable ? [] : [imageProbe()],
      graceSeconds: seconds(service.stop_grace_period ?? '10s'),
    }));
}

const placeOf = (volume: Volume): string => (typeof volume === 'string' ? (volume.split(':')[1] ?? '') : volume.target);

/** A list that takes the place of the one below; without that tag, Compose adds the two together. */
class Instead extends Array<string> {}

const override: CollectionTag = {
  tag: '!override',
  collection: 'seq',
  resolve: ({ items }) => new Scalar(Instead.from(items.map(String))),
};

/** The same with what another compose file lays over it. */
export function composedWith(file: string): Deployed[] {
  const text = readFileSync(join(folder, file), 'utf8');
  const { services } = parse(text, { merge: true, customTags: [override] }) as Pick<Compose, 'services'>;
  return composed().map((deployed) => {
    const { environment = {}, secrets = [], volumes = [] } = services[deployed.name] ?? {};
    const below = secrets instanceof Instead ? [] : deployed.files;
    return {
      ...deployed,
      environment: { ...deployed.environment, ...filledAll(environment, {}) },
      files: [...below, ...secrets.map((secret) => `/run/secrets/${secret}`)],
      folders: volumes.map(placeOf),
    };
  });
}

/** The image sets a folder for data, which the edge and the commands do not ask for. */
function ofProgram(name: string): Record<string, string> {
  const { HOST, REPARTEE_DATA } = imageEnvironment();
  if (name === 'topics') return {};
  return { ...(HOST && { HOST }), ...(REPARTEE_DATA && name !== 'edge' && { REPARTEE_DATA }) };
}

const filledAll = (environment: Variables, written: Variables): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, filled(value, written)]));

function seconds(text: string): number {
  const [, amount, unit] = /^(\d+)([sm])$/.exec(text) ?? [];
  return Number(amount) * (unit === 'm' ? 60 : 1);
}
