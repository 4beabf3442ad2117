import type { ClickHouse, GatheredRows } from '@repartee/kernel';
import type { ProjectedEvent } from '../projection.js';
import type { Head, RowsByTable } from './batch.js';
import { headsOf, registeredIn, slicesOf } from './batch.js';
import type { Erased } from './erasures.js';
import type { Slice } from './rollup.repository.js';

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

  constructor(private readonly clickhouse: ClickHouse) {}

  add(events: readonly ProjectedEvent[], rows: RowsByTable): void {
    this.events += events.length;
    for (const [table, some] of rows) {
      this.insertInto(table).add(some);
      this.rows += some.length;
    }
    for (const head of headsOf(events))
      if ((this.highest.get(head.stream)?.version ?? 0) < head.version) this.highest.set(head.stream, head);
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

  private insertInto(table: string): GatheredRows {
    const begun = this.inserts.get(table);
    if (begun) return begun;
    const rows = this.clickhouse.gather(table);
    this.inserts.set(table, rows);
    return rows;
  }
}
