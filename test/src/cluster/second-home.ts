import { join } from 'node:path';

import { freePorts } from '@repartee/brokers';
import { readCredentials } from '@repartee/kernel';

import { eventually } from '../harness/eventually.js';
import { repositoryRoot } from '../harness/repository.js';
import { clusterFolder } from './cluster-folder.js';
import type { ServiceEnvironment } from './environments.js';
import { environments, instances } from './environments.js';
import type { RunningCluster } from './running-cluster.js';
import { ServiceProcess } from './service-process.js';

/** The name of the second home. */
export const SECOND = 'sessions-1';

export interface StartHome {
  /** Default `sessions-1`. */
  instance?: string;
  /** Default: a folder of its own in that of the cluster. */
  dataFolder?: string;
  /** The edge knows it alone; default it knows the first one too. */
  isAlone?: boolean;
}

/** A second instance of the sessions beside that of a running cluster, and an edge that knows both. */
export class SecondHome {
  private constructor(
    /** Of the edge. */
    readonly url: string,
    /** Where the second instance itself is asked. */
    readonly homeUrl: string,
    private readonly sessions: ServiceProcess,
    private readonly edge: ServiceProcess,
  ) {}

  /** Resolves when both can be used. */
  static async start(cluster: RunningCluster, parts: StartHome = {}): Promise<SecondHome> {
    const { instance = SECOND, dataFolder = clusterFolder(cluster.folder).dataOf(instance), isAlone = false } = parts;
    const [homeUrl = '', url = ''] = (await freePorts(2)).map((port) => `http://127.0.0.1:${port}`);
    const of = environmentsOf(cluster);
    const first = of('sessions-0');
    const own = { INSTANCE: instance, REPARTEE_DATA: dataFolder };
    const known = { SESSIONS_URLS: [...(isAlone ? [] : [`sessions-0=${first.url}`]), `${instance}=${homeUrl}`].join() };
    const sessions = processBeside(cluster, instance, like(first, homeUrl, own));
    const edge = processBeside(cluster, `edge-of-${instance}`, like(of('edge'), url, known));
    const home = new SecondHome(url, homeUrl, sessions, edge);
    try {
      await sessions.start();
      await sessions.ready();
      await edge.start();
      await edge.ready();
      return home;
    } catch (error) {
      await home.stop();
      throw error;
    }
  }

  /** How its earlier runs ended. */
  get exits(): readonly (number | null)[] {
    return this.sessions.state.exits;
  }

  /** Kills the second instance, and resolves when it is back on its volume. */
  async killAndBack(): Promise<void> {
    const { pid } = this.sessions.state;
    process.kill(pid, 'SIGKILL');
    await eventually(() => this.sessions.state.pid !== pid);
    await this.sessions.ready();
  }

  async stop(): Promise<void> {
    await this.edge.stop();
    await this.sessions.stop();
  }
}

function environmentsOf({ folder, state }: RunningCluster): (instance: string) => ServiceEnvironment {
  const clickhouse = readCredentials(state.clickhouse.credentialsPath);
  if (!clickhouse) throw new Error('The cluster has no ClickHouse.');
  const portOf = (url: string | undefined) => Number(new URL(url ?? '').port);
  return environments(clusterFolder(folder), {
    ...{ clickhouse, kafka: { brokers: state.brokers }, keysUrl: state.keysUrl, edgePort: portOf(state.url) },
    ports: instances.map((instance) => portOf(state.processes[instance]?.url)),
  });
}

/** The same service at another address, with something else in its environment. */
function like(
  { service, environment }: ServiceEnvironment,
  url: string,
  besides: Readonly<Record<string, string>>,
): ServiceEnvironment {
  return { service, url, environment: { ...environment, PORT: new URL(url).port, ...besides } };
}

function processBeside(
  cluster: RunningCluster,
  instance: string,
  { service, url, environment }: ServiceEnvironment,
): ServiceProcess {
  return new ServiceProcess({
    ...{ instance, url, options: [], pauseMs: 0, environment: () => environment, onStarted: () => undefined },
    main: join(repositoryRoot, 'services', service, 'dist/main.js'),
    log: clusterFolder(cluster.folder).logOf(instance),
  });
}
