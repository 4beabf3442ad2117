import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import kafkajs from 'kafkajs';

import { Broker } from './broker.js';
import type { BrokerPorts } from './broker-settings.js';
import { FaultProxy } from './fault-proxy.js';
import { freePorts } from './free-ports.js';
import { kafkaJars } from './jars.js';
import type { Security } from './security.js';
import { createSecurity } from './security.js';

export interface StartBrokers {
  /** One or three; default one. */
  count?: 1 | 3;
  /** Default: a folder of its own, which goes with the brokers. */
  folder?: string;
  /** Puts a proxy that can fail before each broker. */
  proxied?: boolean;
  /** Opens a listener on each broker that asks for TLS and a password. */
  secured?: boolean;
  /**
   * Silent for so long, a broker counts as away; default 1,500 milliseconds, so that its leaders are soon elsewhere. A busy
   * machine may keep one silent for that long: more where all have to be there.
   */
  sessionTimeoutMs?: number;
}

const START_LIMIT_MS = 90_000;
const LOOK_EVERY_MS = 100;

/** A Kafka cluster on this machine: real brokers with KRaft, on free ports, ended by whoever has started it. */
export class Brokers {
  private constructor(
    private readonly folder: string,
    private readonly isOwnFolder: boolean,
    readonly brokers: readonly Broker[],
    readonly proxies: readonly FaultProxy[],
    readonly security: Security | undefined,
  ) {}

  /** Resolves when every broker has joined and the cluster has a controller. Throws BrokerToolMissing. */
  static async start(start: StartBrokers = {}): Promise<Brokers> {
    const { count = 1, proxied = false, secured = false, sessionTimeoutMs = 1500 } = start;
    const jars = kafkaJars();
    const folder = start.folder ?? mkdtempSync(join(tmpdir(), 'repartee-brokers-'));
    const ports = await portsOf(count, { proxied, secured });
    const voters = new Map(ports.map(({ controller }, index) => [index + 1, `127.0.0.1:${controller}`]));
    const security = secured ? createSecurity(folder) : undefined;
    const brokers = ports.map((own, index) => {
      const home = join(folder, `broker-${index + 1}`);
      const settings = { node: index + 1, ports: own, voters, dataFolder: join(home, 'data'), sessionTimeoutMs };
      return new Broker(home, jars, { ...settings, ...(security && { security }) });
    });
    const proxies = await Promise.all(
      ports.flatMap(({ proxied: through }) => (through ? [FaultProxy.start(through.proxy, through.listener)] : [])),
    );
    const cluster = new Brokers(folder, start.folder === undefined, brokers, proxies, security);
    try {
      await Promise.all(brokers.map((broker) => broker.start()));
      await cluster.ready();
    } catch (error) {
      await cluster.stop();
      throw error;
    }
    return cluster;
  }

  /** host:port of each broker. */
  get addresses(): string[] {
    return this.brokers.map(({ address }) => address);
  }

  /** host:port of each broker as one comes to it through its proxy. */
  get proxiedAddresses(): string[] {
    return this.portsOf(({ proxied }) => proxied?.proxy);
  }

  get securedAddresses(): string[] {
    return this.portsOf(({ secured }) => secured);
  }

  /** Resolves when all brokers are in the cluster again. Rejects when one has died, or with the end of a log. */
  async ready(): Promise<void> {
    const deadline = performance.now() + START_LIMIT_MS;
    while (!(await this.isComplete())) {
      const dead = this.brokers.find(({ isRunning }) => !isRunning);
      if (dead) throw new Error(`Broker ${dead.settings.node} has ended.\n${dead.logTail()}`);
      if (performance.now() > deadline) {
        throw new Error(`The brokers are not ready after ${START_LIMIT_MS / 1000} s.\n${this.brokers[0]?.logTail()}`);
      }
      await delay(LOOK_EVERY_MS);
    }
  }

  /** Ends the brokers and proxies that it has started; what they stored goes too, unless the folder was given. */
  async stop(): Promise<void> {
    await Promise.all([
      ...this.proxies.map((proxy) => proxy.stop()),
      ...this.brokers.map((broker) => (this.isOwnFolder ? broker.kill() : broker.stop())),
    ]);
    if (this.isOwnFolder) rmSync(this.folder, { recursive: true, force: true });
  }

  private async isComplete(): Promise<boolean> {
    const retry = { retries: 0, initialRetryTime: 50 };
    const kafka = new kafkajs.Kafka({ brokers: this.addresses, logLevel: kafkajs.logLevel.NOTHING, retry });
    const admin = kafka.admin({ retry });
    try {
      await admin.connect();
      const { brokers, controller } = await admin.describeCluster();
      return brokers.length === this.brokers.length && controller !== null;
    } catch {
      return false;
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }

  private portsOf(of: (ports: BrokerPorts) => number | undefined): string[] {
    return this.brokers.flatMap(({ settings }) => {
      const port = of(settings.ports);
      return port === undefined ? [] : [`127.0.0.1:${port}`];
    });
  }
}

async function portsOf(count: number, { proxied = false, secured = false }): Promise<BrokerPorts[]> {
  const free = await freePorts(count * 5);
  return Array.from({ length: count }, (_, index) => {
    const [client, controller, listener, proxy, safe] = free.slice(index * 5) as [
      number,
      number,
      number,
      number,
      number,
    ];
    return { client, controller, ...(proxied && { proxied: { listener, proxy } }), ...(secured && { secured: safe }) };
  });
}
