import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A small heap is collected by one thread, and what runs for seconds is not worth being compiled for speed. */
export const JAVA_OPTIONS: readonly string[] = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/** Any fixed one: brokers with the same id make a cluster of their own only through their voters. */
const CLUSTER_ID = 'cmVwYXJ0ZWUtdGVzdHMtMA';
/** What the cluster begins with: which features are on. */
const CHECKPOINT = join('__cluster_metadata-0', '00000000000000000000-0000000000.checkpoint');

export interface FormatStorage {
  /** The folder of Kafka's jars. */
  jars: string;
  node: number;
  /** Of the broker's data; made. */
  folder: string;
}

/**
 * Makes the folder of a broker that has not run yet. Kafka's tool takes seconds for it, and what it writes depends on the
 * version of Kafka alone, but for a few lines: so it is asked once, and its file is kept beside the jars.
 */
export function formatStorage({ jars, node, folder }: FormatStorage): void {
  const kept = join(jars, basename(CHECKPOINT));
  if (!existsSync(kept)) makeCheckpoint(jars, kept);
  mkdirSync(dirname(join(folder, CHECKPOINT)), { recursive: true });
  copyFileSync(kept, join(folder, CHECKPOINT));
  writeFileSync(join(folder, 'meta.properties'), metaProperties(node));
}

/** Of a folder; its id tells it from others of the same broker. */
function metaProperties(node: number): string {
  const lines = { version: 1, 'cluster.id': CLUSTER_ID, 'node.id': node, 'directory.id': randomBytes(16).toString('base64url') }; // prettier-ignore
  return Object.entries(lines)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

/** Whole or not at all, also where two processes do it at once. */
function makeCheckpoint(jars: string, kept: string): void {
  const draft = mkdtempSync(`${jars}-format-`);
  const settings = join(draft, 'server.properties');
  const data = join(draft, 'data');
  writeFileSync(settings, settingsOfAny(data));
  const command = ['-cp', join(jars, '*'), 'kafka.tools.StorageTool', 'format', '-t', CLUSTER_ID, '-c', settings];
  const { status, stdout, stderr } = spawnSync('java', [...JAVA_OPTIONS, ...command], { encoding: 'utf8' });
  try {
    if (status !== 0) throw new Error(`The broker's storage could not be formatted: ${stdout}${stderr}`);
    renameSync(join(data, CHECKPOINT), kept);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function settingsOfAny(data: string): string {
  return [
    'process.roles=broker,controller',
    'node.id=1',
    'listeners=PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093',
    'controller.listener.names=CONTROLLER',
    'controller.quorum.voters=1@127.0.0.1:9093',
    `log.dirs=${data}`,
    '',
  ].join('\n');
}
