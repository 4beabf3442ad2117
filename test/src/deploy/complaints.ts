import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { ConfigError } from '@repartee/kernel';

import { repositoryRoot } from '../harness/repository.js';
import type { Deployed } from './deployed.js';
import { programOf } from './deployed.js';
import { reads } from './variables.js';

/** Services that keep a journal: all but the edge. Each needs the keys that they share, and a volume. */
const KEEPS_A_JOURNAL = new Set(['directory', 'catalog', 'sessions', 'scoring', 'projections', 'cockpit']);
/** After the last conversation Kafka has to take what is left: GRACE_SECONDS where nothing else is set. */
const GRACE = 60;
/** What has no journal only closes its connections. */
const EDGE = 30;

/** Everything about a process in which deploy/ and the code differ, a sentence each. */
export function complaintsAbout(deployed: Deployed): string[] {
  const program = programOf(deployed);
  return [...aboutMain(deployed), ...aboutVariables(deployed, program), ...aboutPlaces(deployed, program)].map(
    (sentence) => `${deployed.name}: ${sentence}`,
  );
}

function aboutMain({ main }: Deployed): string[] {
  const source = main.replace('/dist/', '/src/').replace(/\.js$/, '.ts');
  return existsSync(join(repositoryRoot, source)) ? [] : [`there is no ${source}`];
}

function aboutVariables({ environment, files, folders = [] }: Deployed, program: string): string[] {
  const known = reads[program];
  if (!known) return [`nobody knows what ${program} reads`];
  const unread = Object.keys(environment).filter((name) => !known.names.includes(name));
  const absent = Object.entries(environment).filter(
    ([, value]) => isFile(value) && !files.includes(value) && !folders.includes(dirname(value)),
  );
  const unnamed = files.filter((file) => !Object.values(environment).includes(file));
  const wrapping = environment['KEYS_KMS_URL'] === undefined ? 'MASTER_KEY_FILE' : 'KEYS_KMS_TOKEN_FILE';
  const shared = KEEPS_A_JOURNAL.has(program) ? ['KEYS_URL', wrapping, 'INSTANCE', 'PUBLIC_URL'] : [];
  return [
    ...unread.map((name) => `it reads no ${name}`),
    ...absent.map(([name, value]) => `${name} names ${value}, which is not put in`),
    ...unnamed.map((file) => `${file} is put in, and nothing that it reads names it`),
    ...shared.filter((name) => environment[name] === undefined).map((name) => `${name} is not given`),
    ...refusal(known.read, environment),
  ];
}

function refusal(
  read: (environment: Record<string, string>) => unknown,
  environment: Deployed['environment'],
): string[] {
  try {
    withKeyFile((file) =>
      read(Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, standIn(value, file)]))),
    );
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
}

function aboutPlaces({ environment, ports, writable, probes, graceSeconds }: Deployed, program: string): string[] {
  const { PORT, REPARTEE_DATA = '', HOST, DRAIN_SECONDS = 0, GRACE_SECONDS = GRACE } = environment;
  const port = reads[program]?.port;
  const paths = healthPaths();
  const keeps = KEEPS_A_JOURNAL.has(program);
  const needed = keeps ? Number(DRAIN_SECONDS) + Number(GRACE_SECONDS) : EDGE;
  return [
    ...(port !== undefined && PORT !== String(port) ? [`PORT is ${PORT}, and the service's own is ${port}`] : []),
    ...(port !== undefined && HOST !== '0.0.0.0' ? [`it listens on ${HOST}, where nobody reaches it`] : []),
    ...ports.filter((one) => one !== port).map((one) => `port ${one} is open, and it listens on ${port}`),
    ...(port !== undefined && probes.length === 0 ? ['nobody asks for its health'] : []),
    ...probes.filter((path) => !paths.has(path)).map((path) => `it answers nothing at ${path}`),
    ...(keeps && !writable.includes(REPARTEE_DATA) ? [`${REPARTEE_DATA} is on no volume`] : []),
    ...(graceSeconds < needed ? [`${graceSeconds} s are too few to end in`] : []),
  ];
}

/** Where a service tells of its health, by the routes in the source. */
export function healthPaths(): Set<string> {
  const source = readFileSync(join(repositoryRoot, 'services/kernel/src/health/health.controller.ts'), 'utf8');
  const base = /@Controller\('(\w+)'\)/.exec(source)?.[1] ?? '';
  return new Set([...source.matchAll(/@Get\('(\w+)'\)/g)].map(([, path]) => `/${base}/${path}`));
}

const isFile = (value: string): boolean => value.startsWith('/run/');

/** Files are read along with the variables that name them. */
const standIn = (value: string, file: string): string => (isFile(value) ? file : value);

/** Does the work with a file that holds a key, any one, and leaves none behind. */
function withKeyFile<Result>(work: (file: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'repartee-deploy-'));
  try {
    const file = join(folder, 'key.pem');
    writeFileSync(file, generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }));
    return work(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
