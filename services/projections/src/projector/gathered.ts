import type { ClickHouse, GatheredRows } from '@repartee/kernel';
import type { ProjectedEvent } from '../projection.js';
import type { RowsByTable } from './batch.js';
import { registeredIn, slicesOf } from './batch.js';
import type { Erased } from './erasures.js';
import type { Slice } from './rollup.repository.js';

/** The version that a stream has come to. */
interface Head {
  organisation: string;
  stream: string;
  version: number;
}

/** What comes of events that are not stored yet: rows by table, and what is to be done once these are stored. */
export class Gathered {
  /** Events that were not left out. */
  events = 0;
  rows = 0;
  readonly erased: Erased[] = [];
  readonly slices: Slice[] = [];
  readonly registered: string[] = [];
  private readonly inserts = new Map<string, GatheredRows>();
  private readonly highest = new Map<string, Head>();

  /** `sums`: what the sums of the batch need is gathered as well. */
  constructor(
    private readonly clickhouse: ClickHouse,
    private readonly sums: boolean,
  ) {}

  async add(events: readonly ProjectedEvent[], rows: RowsByTable): Promise<void> {
    this.events += events.length;
    await this.begin([...rows.keys()]);
    for (const [table, some] of rows) {
      this.inserts.get(table)?.add(some);
      this.rows += some.length;
    }
    for (const { organisation, stream, version } of events) {
      const head = this.highest.get(stream);
      if (head) head.version = Math.max(head.version, version);
      else this.highest.set(stream, { organisation, stream, version });
    }
    if (!this.sums) return;
    this.slices.push(...slicesOf(events));
    this.registered.push(...registeredIn(events));
  }

  get tables(): readonly string[] {
    return [...this.inserts.keys()];
  }

  /** Where there are none for the table nothing is asked of the server. */
  async store(table: string): Promise<void> {
    await this.inserts.get(table)?.store();
  }

  /** The highest version of each stream. */
  heads(): Head[] {
    return [...this.highest.values()];
  }

  /** Where it is the first of a table, the server is asked for its columns. */
  private async begin(tables: readonly string[]): Promise<void> {
    const fresh = tables.filter((table) => !this.inserts.has(table));
    const inserts = await Promise.all(fresh.map((table) => this.clickhouse.gather(table)));
    inserts.forEach((insert, place) => this.inserts.set(fresh[place] ?? '', insert));
  }
}
