import type { HttpClickHouse } from '@repartee/kernel';
import { projectorGroup } from '@repartee/projections';

import { eventually } from '../../harness/eventually.js';
import type { Scene } from '../../log-faults/log-stage.js';
import { ProjectorChild } from './projector-child.js';

const LIMIT_MS = 240_000;

/** The tables of a scene, which processes that share its partitions fill; and when they came to hold what. */
export class SharedTables {
  private readonly at = new Map<string, number>();
  private readonly children: ProjectorChild[] = [];

  private constructor(private readonly tables: HttpClickHouse) {}

  /** Resolves when so many processes have their parts of the group. */
  static async open(scene: Scene, count: number): Promise<SharedTables> {
    const { stage, prefix, database } = scene;
    const shared = new SharedTables(await stage.tables(database, { proxied: false }));
    const order = { prefix, database, brokers: stage.brokers.addresses, credentials: stage.server.credentials };
    try {
      for (let place = 0; place < count; place++)
        shared.children.push(await ProjectorChild.start({ ...order, name: `projections-${place}` }, (ids, atMs) => shared.note(ids, atMs))); // prettier-ignore
      await sharedOut(scene, count);
      return shared;
    } catch (error) {
      await shared.close();
      throw error;
    }
  }

  /** When the last of what they hold could be read, in milliseconds since 1970. */
  get lastStoredAt(): number {
    return [...this.at.values()].reduce((last, at) => Math.max(last, at), 0);
  }

  /** Events by process. */
  get storedByEach(): number[] {
    return this.children.map(({ stored }) => stored);
  }

  /** When the rows of an event could be read; not a number where they can't be. */
  storedAt(id: string): number {
    return this.at.get(id) ?? Number.NaN;
  }

  /** Resolves when they hold so many events. */
  hold(events: number): Promise<void> {
    return eventually(() => this.at.size >= events, LIMIT_MS);
  }

  /** Ends the processes, and takes the tables away. */
  async close(): Promise<void> {
    await Promise.all(this.children.map((child) => child.stop()));
    await this.tables.dropDatabase();
    await this.tables.close();
  }

  private note(ids: readonly string[], atMs: number): void {
    for (const id of ids) if (!this.at.has(id)) this.at.set(id, atMs);
  }
}

/** Resolves when so many have shared the partitions out. */
async function sharedOut(scene: Scene, count: number): Promise<void> {
  const { kafka, onCluster } = scene.client();
  const admin = kafka.admin();
  await admin.connect();
  try {
    await eventually(async () => {
      const { groups } = await admin.describeGroups([onCluster(projectorGroup)]);
      return groups[0]?.state === 'Stable' && groups[0].members.length === count;
    }, LIMIT_MS);
  } finally {
    await admin.disconnect();
  }
}
