import type { Deployed } from './deployed.js';
import { programOf } from './deployed.js';
import { reads } from './variables.js';

/** Why variables that a program reads are given to none, by the beginnings of their names. */
export type Reasons = Readonly<Record<string, string>>;

/** Wherever programs run as containers. */
const EVERYWHERE: Reasons = {
  INIT_CWD: 'npm sets it, and nothing is started by npm',
  KEYS_FILE: 'services that are containers share no file of keys: KEYS_URL',
  KEYS_MASTER_KEY: 'the master key comes as a file: MASTER_KEY_FILE',
  WEB_FOLDER: 'the pages are those of the image',
};

/** One host. */
export const leftOutOfCompose: Reasons = {
  ...EVERYWHERE,
  ...{ KAFKA_TLS: 'the broker is reached on a network that nothing else is on', KAFKA_SASL: 'likewise' },
  KAFKA_PREFIX: 'the broker serves nobody else',
  KAFKA_PARTITIONS: 'the usual number is plenty for one host',
  KAFKA_REPLICATION: 'there is one broker',
  CLICKHOUSE_CLUSTER: 'there is one ClickHouse server',
  NODE_EXTRA_CA_CERTS: 'compose.authorities.yaml gives it, where somebody has an authority of their own',
  KEYS_KMS_: 'compose.kms.yaml gives it, where something else than the master key wraps',
  ...{ RECORDINGS_BUCKET: 'recordings are on a volume', RECORDINGS_S3_: 'likewise' },
};

/** A cluster, with everything switched on. */
export const leftOutOfChart: Reasons = {
  ...EVERYWHERE,
  MASTER_KEY_FILE: 'something else than the master key wraps: KEYS_KMS_URL',
  ...{ KAFKA_PARTITIONS: 'topics are made before services start', KAFKA_REPLICATION: 'likewise' },
  RECORDINGS_FOLDER: 'pods on different machines share no folder: RECORDINGS_BUCKET',
};

/**
 * A sentence for each variable that a program reads and no process of it is given, unless there is a reason, and for each
 * reason that there is no need for.
 */
export function complaintsAboutLeftOut(processes: readonly Deployed[], reasons: Reasons): string[] {
  const given = new Map<string, Set<string>>();
  for (const deployed of processes) {
    const names = given.get(programOf(deployed)) ?? new Set();
    given.set(programOf(deployed), new Set([...names, ...Object.keys(deployed.environment)]));
  }
  const absent = [...given].flatMap(([program, names]) =>
    (reads[program]?.names ?? []).filter((name) => !names.has(name)).map((name) => ({ program, name })),
  );
  const explains = (name: string) => Object.keys(reasons).find((beginning) => name.startsWith(beginning));
  const used = new Set(absent.map(({ name }) => explains(name)));
  return [
    ...absent.flatMap(({ program, name }) =>
      explains(name) === undefined ? [`${program} reads ${name}, which it is never given`] : [],
    ),
    ...Object.keys(reasons).flatMap((name) => (used.has(name) ? [] : [`${name} is left out of nothing`])),
  ];
}
