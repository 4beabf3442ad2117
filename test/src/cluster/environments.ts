import type { ClickHouseCredentials, KafkaSource } from '@repartee/kernel';

import type { ClusterFolder } from './cluster-folder.js';

/** Where everything is that services are told of. */
export interface Places {
  kafka: KafkaSource;
  clickhouse: ClickHouseCredentials;
  /** Of the PostgreSQL with the keys. */
  keysUrl: string;
  /** Of the services, in their order. */
  ports: readonly number[];
  edgePort: number;
}

export interface ServiceEnvironment {
  service: string;
  url: string;
  environment: Readonly<Record<string, string>>;
}

/** The services of a cluster; of the sessions one instance. */
export const instances = ['directory', 'catalog', 'sessions-0', 'scoring', 'projections', 'cockpit'] as const;

/** When the whole cluster ends, nobody waits for conversations: the edge has gone before. */
const DRAIN_SECONDS = '30';

/** Whoever stops a process of it waits for 20 s. */
const GRACE_SECONDS = '15';

/** What each service finds in its environment. */
export function environments(folder: ClusterFolder, places: Places): (instance: string) => ServiceEnvironment {
  const { kafka, clickhouse, keysUrl, ports, edgePort } = places;
  const edgeUrl = `http://127.0.0.1:${edgePort}`;
  const urlOf = (instance: (typeof instances)[number]) => `http://127.0.0.1:${ports[instances.indexOf(instance)] ?? 0}`;
  const common = {
    KAFKA_BROKERS: kafka.brokers.join(','),
    KEYS_URL: keysUrl,
    MASTER_KEY_FILE: folder.masterKey,
    PUBLIC_URL: edgeUrl,
    LOG_LEVEL: 'info',
    GRACE_SECONDS,
  };
  const verifying = { VERIFYING_KEY_FILE: folder.verifyingKey };
  const tables = {
    CLICKHOUSE_URL: clickhouse.url,
    CLICKHOUSE_USER: clickhouse.writer.username,
    CLICKHOUSE_PASSWORD: clickhouse.writer.password,
    CLICKHOUSE_READER: clickhouse.reader.username,
    CLICKHOUSE_READER_PASSWORD: clickhouse.reader.password,
  };
  const edge = {
    DIRECTORY_URL: urlOf('directory'),
    CATALOG_URL: urlOf('catalog'),
    SCORING_URL: urlOf('scoring'),
    COCKPIT_URL: urlOf('cockpit'),
    SESSIONS_URLS: `sessions-0=${urlOf('sessions-0')}`,
  };
  const own: Record<string, Readonly<Record<string, string>>> = {
    directory: { SIGNING_KEY_FILE: folder.signingKey },
    catalog: verifying,
    'sessions-0': { ...verifying, DRAIN_SECONDS },
    scoring: verifying,
    projections: { ...verifying, ...tables },
    cockpit: { ...verifying, ...tables },
  };
  return (instance) => {
    if (instance === 'edge')
      return { service: 'edge', url: edgeUrl, environment: { ...edge, PORT: String(edgePort), LOG_LEVEL: 'info' } };
    const url = urlOf(instance as (typeof instances)[number]);
    const place = { INSTANCE: instance, PORT: new URL(url).port, REPARTEE_DATA: folder.dataOf(instance) };
    return { service: instance.replace(/-\d+$/, ''), url, environment: { ...common, ...place, ...own[instance] } };
  };
}
