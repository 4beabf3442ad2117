import { join } from 'node:path';

import type { ApiClient } from '@repartee/standalone';

import { FoundedCluster } from '../cluster/founded-cluster.js';
import { signedIn } from '../harness/shared-server.js';
import type { Victim } from './kill-points.js';
import type { PackedServices } from './packing/packed-services.js';
import { packServices } from './packing/packed-services.js';
import { Patience } from './patience.js';
import { Sentences } from './sentences.js';

const victims: readonly Victim[] = ['sessions-0', 'scoring', 'projections'];

/** More than one, so that streams part; few, because each life asks for the place in all of them. */
const PARTITIONS = 3;

/** A pass lasts ten minutes. */
const SIGN_IN_EVERY_MS = 5 * 60_000;

interface SignedIn {
  api: ApiClient;
  at: number;
}

/**
 * The services that a conversation goes through, each a process of its own from what was built, on one broker and one
 * ClickHouse server. Whoever is killed is started again; brokers and tables stay.
 */
export class KillStage {
  private readonly passes = new Map<string, SignedIn>();

  private constructor(
    /** What journals and tables hold. */
    readonly log: FoundedCluster,
    readonly sentences: Sentences,
  ) {}

  static async start(): Promise<KillStage> {
    let sentences: Sentences | undefined;
    let packed: PackedServices | undefined;
    const isVictim = (instance: string): instance is Victim => (victims as readonly string[]).includes(instance);
    const log = await FoundedCluster.start({
      ...{ brokers: 1, partitions: PARTITIONS, hasShortLives: true },
      mainOf: (service) => packed?.mainOf(service),
      besides: (instance) => (isVictim(instance) && sentences ? sentences.environmentOf(instance) : {}),
    });
    const { cluster } = log;
    try {
      packed = await packServices(join(cluster.folder.path, 'packed'));
      sentences = new Sentences(join(cluster.folder.path, 'notes'), packed.preload);
      // Whoever has heard of people and contents once has them on its volume, however early it dies after that.
      await cluster.run('directory', 'edge', ...victims);
      return new KillStage(log, sentences);
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  get url(): string {
    return this.log.cluster.url;
  }

  /** Somebody of the demo, by a pass that is good for some minutes yet. */
  async signedIn(role: 'learner' | 'trainer'): Promise<ApiClient> {
    const known = this.passes.get(role);
    if (known && performance.now() - known.at < SIGN_IN_EVERY_MS) return known.api;
    const api = await signedIn(this.url, role);
    this.passes.set(role, { api, at: performance.now() });
    return api;
  }

  /** For what may wait as long as services are killed. */
  patience(): Patience {
    return new Patience(() => this.sentences.struck().length);
  }

  /** Has these begin a new life, which is told where it ends; they need not be ready. */
  async beginAnew(those: readonly Victim[]): Promise<void> {
    await Promise.all(those.map((victim) => this.log.cluster.halt(victim)));
    await this.log.cluster.launch(...those);
  }

  /** Resolves when everybody is alive and can be used. */
  ready(): Promise<void> {
    return this.log.cluster.ready(...victims);
  }

  stop(): Promise<void> {
    return this.log.cluster.stop();
  }
}
