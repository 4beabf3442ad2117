import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { masterKeyFrom, signingKeyFrom } from '@repartee/kernel';

/** What lies where in the folder of a cluster: a data folder for each service, and what they share. */
export interface ClusterFolder {
  path: string;
  brokers: string;
  clickhouse: string;
  postgres: string;
  /** Of spoken sessions; sealed. */
  recordings: string;
  masterKey: string;
  signingKey: string;
  verifyingKey: string;
  state: string;
  dataOf: (instance: string) => string;
  logOf: (instance: string) => string;
}

/** The data folder of a service, in the folder of its cluster. */
export const dataOf = (path: string, instance: string): string => join(path, instance);

/** Names the places, and makes nothing. */
export const clusterPlaces = (path: string): ClusterFolder => ({
  path,
  brokers: join(path, 'brokers'),
  clickhouse: join(path, 'clickhouse'),
  postgres: join(path, 'postgres'),
  recordings: join(path, 'recordings'),
  masterKey: join(path, 'master.key'),
  signingKey: join(path, 'signing.key.json'),
  verifyingKey: join(path, 'verifying.key.pem'),
  state: join(path, 'cluster.json'),
  dataOf: (instance) => dataOf(path, instance),
  logOf: (instance) => join(path, 'logs', `${instance}.log`),
});

/** Names the places, and makes the keys that are not there yet. */
export function clusterFolder(path: string): ClusterFolder {
  mkdirSync(join(path, 'logs'), { recursive: true, mode: 0o700 });
  // PostgreSQL refuses to run as root, and finds its own folder in here all the same.
  chmodSync(path, 0o711);
  const folder = clusterPlaces(path);
  masterKeyFrom(folder.masterKey);
  const { publicKey } = signingKeyFrom(folder.signingKey);
  writeFileSync(folder.verifyingKey, publicKey.export({ type: 'spki', format: 'pem' }));
  return folder;
}

/** A process of the cluster, as others find it. */
export interface ProcessState {
  pid: number;
  url: string;
  /** How its earlier runs ended, the last one last. */
  exits: (number | null)[];
}

/** What a running cluster tells of itself, in cluster.json. */
export interface ClusterState {
  /** Of the cluster's own process. */
  pid: number;
  /** Where people open it. */
  url: string;
  password: string;
  brokers: string[];
  brokerPids: number[];
  clickhouse: { url: string; credentialsPath: string };
  /** Of the PostgreSQL with the keys. */
  keysUrl: string;
  processes: Record<string, ProcessState>;
}

/** The file appears whole or not at all. */
export function writeState(folder: ClusterFolder, state: ClusterState): void {
  writeFileSync(`${folder.state}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${folder.state}.new`, folder.state);
}

export function readState(path: string): ClusterState | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as ClusterState) : undefined;
}
