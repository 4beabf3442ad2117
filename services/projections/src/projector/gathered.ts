import type { ClickHouse, GatheredRows } from '@repartee/kernel';
import { InvalidValue, PoisonEvent } from '@repartee/kernel';
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
    private readonly rowsOf: (events: readonly ProjectedEvent[]) => RowsByTable,
    private readonly sums: boolean,
  ) {}

  /** Throws PoisonEvent for an event of which a table cannot hold a value; then nothing of these is gathered. */
  async add(events: readonly ProjectedEvent[]): Promise<void> {
    const rows = this.rowsOf(events);
    await this.begin([...rows.keys()]);
    try {
      this.addRows(rows);
    } catch (error) {
      throw error instanceof InvalidValue ? this.poisonAmong(events, error) : error;
    }
    this.events += events.length;
    for (const some of rows.values()) this.rows += some.length;
    for (const { organisation, stream, version } of events) {
      const head = this.highest.get(stream);
      if (head) head.version = Math.max(head.version, version);
      else this.highest.set(stream, { organisation, stream, version });
    }
    if (!this.sums) return;
    this.slices.push(...slicesOf(events));
    this.registered.push(...registeredIn(events));
  }

  /** Bytes that are kept of the rows, nearly. */
  get size(): number {
    return [...this.inserts.values()].reduce((sum, { size }) => sum + size, 0);
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

  /** All of them or none; answers how to take them back. */
  private addRows(rows: RowsByTable): () => void {
    const takeBacks: (() => void)[] = [];
    const takeBack = () => takeBacks.forEach((one) => one());
    try {
      for (const [table, some] of rows) {
        const taken = this.inserts.get(table)?.add(some);
        if (taken) takeBacks.push(taken);
      }
    } catch (error) {
      takeBack();
      throw error;
    }
    return takeBack;
  }

  /** Of rows in columns nobody knows whose they are: so each event's are tried alone, which is seldom. */
  private poisonAmong(events: readonly ProjectedEvent[], refusal: InvalidValue): Error {
    for (const event of events)
      try {
        this.addRows(this.rowsOf([event]))();
      } catch (cause) {
        return cause instanceof InvalidValue ? new PoisonEvent(event.id, cause.code, { cause }) : refusal;
      }
    return refusal;
  }

  /** Where it is the first of a table, the server is asked for its columns. */
  private async begin(tables: readonly string[]): Promise<void> {
    const fresh = tables.filter((table) => !this.inserts.has(table));
    const inserts = await Promise.all(fresh.map((table) => this.clickhouse.gather(table)));
    inserts.forEach((insert, place) => this.inserts.set(fresh[place] ?? '', insert));
  }
}
