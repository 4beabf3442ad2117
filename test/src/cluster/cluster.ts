import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Brokers, Postgres, freePorts } from '@repartee/brokers';
import type { Log } from '@repartee/kernel';
import {
  ClickHouseServer,
  HttpClickHouse,
  PinoLog,
  SystemClock,
  Undo,
  createKafkaClient,
  ensureTopics,
} from '@repartee/kernel';
import type { StartUp } from '@repartee/standalone';

import { repositoryRoot } from '../harness/repository.js';
import type { ClusterFolder } from './cluster-folder.js';
import { clusterFolder, writeState } from './cluster-folder.js';
import type { Places } from './environments.js';
import { environments } from './environments.js';
import { ServiceProcess } from './service-process.js';

export interface StartCluster {
  /** Of the edge; 0: any free one. */
  port: number;
  password: string;
  /** Default: a folder of its own, which goes with the cluster. */
  folder?: string;
  startUp: StartUp;
  /** Default three. */
  brokers?: 1 | 3;
  /** Of each topic; default as many as at a deployment. */
  partitions?: number;
  /** For services that are killed often: they come back without a pause, and read no source maps. */
  hasShortLives?: boolean;
  /** What a service is started from; default, and where it is undefined, what was built. */
  mainOf?: (service: string) => string | undefined;
  /** What an instance finds in its environment besides; asked for at each of its starts. */
  besides?: (instance: string, folder: ClusterFolder) => Readonly<Record<string, string>>;
}

/** Who does not come up at all is not to keep the machine busy. */
const RELAUNCH_PAUSE_MS = 300;

/** Every service in a process of its own, with brokers, a ClickHouse server and a PostgreSQL, on this machine. */
export class Cluster {
  readonly log: Log = new PinoLog({ service: 'cluster', level: 'silent' });
  private readonly processes = new Map<string, ServiceProcess>();

  private constructor(
    private readonly parts: StartCluster,
    readonly folder: ClusterFolder,
    readonly places: Places,
    readonly clickhouse: HttpClickHouse,
    readonly brokers: Brokers,
    private readonly undo: Undo,
  ) {}

  /** Starts what the services stand on, with topics, and no service yet. Leaves nothing behind where it fails. */
  static async start(parts: StartCluster): Promise<Cluster> {
    const undo = new Undo();
    try {
      return await Cluster.startAll(parts, undo);
    } catch (error) {
      await undo.run().catch(() => undefined);
      throw error;
    }
  }

  private static async startAll(parts: StartCluster, undo: Undo): Promise<Cluster> {
    const path = parts.folder ?? mkdtempSync(join(tmpdir(), 'repartee-cluster-'));
    if (parts.folder === undefined) undo.add(() => rmSync(path, { recursive: true, force: true }));
    const folder = clusterFolder(path);
    const { brokers: count = 3 } = parts;
    parts.startUp.say({
      name: 'stores',
      detail: `Starting ${count === 3 ? 'three brokers' : 'a broker'}, ClickHouse and PostgreSQL`,
    });
    const starting = [
      Brokers.start({ count, folder: folder.brokers }),
      startClickHouse(folder),
      Postgres.start(folder.postgres),
    ] as const;
    for (const one of starting) one.then((started) => undo.add(() => started.stop()), () => undefined); // prettier-ignore
    await Promise.allSettled(starting);
    const [brokers, server, postgres] = await Promise.all(starting);
    const clickhouse = await HttpClickHouse.connect({ credentials: server.credentials });
    undo.add(() => clickhouse.close());
    const ports = await freePorts(7);
    const kafka = { brokers: brokers.addresses };
    const edgePort = parts.port === 0 ? (ports[6] ?? 0) : parts.port;
    const places = { kafka, clickhouse: server.credentials, keysUrl: postgres.url, ports, edgePort };
    const cluster = new Cluster(parts, folder, places, clickhouse, brokers, undo);
    parts.startUp.say({ name: 'topics', detail: 'Making topics' });
    const client = createKafkaClient({ source: kafka, clientId: 'topics', log: cluster.log });
    await ensureTopics({ client, ...(parts.partitions !== undefined && { partitions: parts.partitions }) });
    return cluster;
  }

  get url(): string {
    return `http://127.0.0.1:${this.places.edgePort}`;
  }

  /** Starts services, and waits until each can be used. */
  async run(...instances: string[]): Promise<void> {
    await this.launch(...instances);
    await this.ready(...instances);
  }

  /** Starts services and does not wait. */
  async launch(...instances: string[]): Promise<void> {
    await Promise.all(instances.map((instance) => this.processOf(instance).start()));
  }

  /** Resolves when each can be used. */
  async ready(...instances: string[]): Promise<void> {
    await Promise.all(instances.map((instance) => this.processOf(instance).ready()));
  }

  /** Ends a service until it is run again. */
  async halt(instance: string): Promise<void> {
    await this.processOf(instance).stop();
  }

  /** What people use first goes first; then nobody holds a conversation any more. */
  async stop(): Promise<void> {
    await this.processes.get('edge')?.stop();
    await Promise.all([...this.processes.values()].map((one) => one.stop()));
    await this.undo.run();
  }

  /** Others find the cluster by this from now on. */
  tell(): void {
    const { folder, places, parts } = this;
    writeState(folder, {
      pid: process.pid,
      url: this.url,
      password: parts.password,
      brokers: [...places.kafka.brokers],
      brokerPids: this.brokers.brokers.map(({ processId }) => processId),
      clickhouse: { url: places.clickhouse.url, credentialsPath: join(folder.clickhouse, 'credentials.json') },
      keysUrl: places.keysUrl,
      processes: Object.fromEntries([...this.processes].map(([instance, one]) => [instance, one.state])),
    });
    this.isTold = true;
  }

  private isTold = false;

  private processOf(instance: string): ServiceProcess {
    const known = this.processes.get(instance);
    if (known) return known;
    const { service, url, environment } = environments(this.folder, this.places)(instance);
    const onStarted = () => {
      if (this.isTold) this.tell();
    };
    const { besides, mainOf, hasShortLives = false } = this.parts;
    const main = mainOf?.(service) ?? join(repositoryRoot, 'services', service, 'dist/main.js');
    const started = new ServiceProcess({
      ...{ main, instance, url, onStarted, log: this.folder.logOf(instance) },
      ...(hasShortLives
        ? { options: [], pauseMs: 0 }
        : { options: ['--enable-source-maps'], pauseMs: RELAUNCH_PAUSE_MS }),
      environment: () => ({ ...environment, ...besides?.(instance, this.folder) }),
    });
    this.processes.set(instance, started);
    return started;
  }
}

function startClickHouse(folder: ClusterFolder): Promise<ClickHouseServer> {
  return ClickHouseServer.start({ folder: folder.clickhouse, clock: new SystemClock() });
}
