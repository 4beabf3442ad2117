import type { ClickHouse, Journal } from '@repartee/kernel';
import { PoisonEvent } from '@repartee/kernel';
import type { ProjectedEvent } from '../projection.js';
import { Projector } from '../projector/projector.js';
import { erasedIn, readBatches } from './journal-reader.js';
import type { JournalRange } from './journal-reader.js';

export interface FillProgress {
  /** Place in the journal that is stored, and the last one to store. */
  through: number;
  of: number;
}

/** Projects a range of the journal into a database whose schema is in place; whoever is erased at its end stays out. */
export class Filler {
  private constructor(
    private readonly journal: Journal,
    private readonly projector: Projector,
    private readonly parked: Set<string>,
  ) {}

  static async open(journal: Journal, clickhouse: ClickHouse): Promise<Filler> {
    return new Filler(journal, await Projector.open(clickhouse, erasedIn(journal)), new Set());
  }

  /** The same reader, with the same streams parked, on another database. */
  async turnTo(clickhouse: ClickHouse): Promise<Filler> {
    return new Filler(this.journal, await Projector.open(clickhouse, erasedIn(this.journal)), this.parked);
  }

  async fill(range: JournalRange, onProgress?: (progress: FillProgress) => void): Promise<void> {
    // The next batch is read while the one before is on its way into the tables.
    let storing = Promise.resolve();
    for (const { events, through } of readBatches(this.journal, range, this.parked)) {
      await storing;
      storing = this.store(events).then(() => onProgress?.({ through, of: range.throughSequence }));
    }
    await storing;
  }

  /** A feed parks the stream of a poison event and goes on; so does this. */
  private async store(events: readonly ProjectedEvent[]): Promise<void> {
    const batch = events.filter(({ stream }) => !this.parked.has(stream));
    try {
      await this.projector.store(batch);
    } catch (error) {
      const poison = error instanceof PoisonEvent ? batch.findIndex(({ id }) => id === error.eventId) : -1;
      const stream = batch[poison]?.stream;
      if (stream === undefined) throw error;
      await this.projector.store(batch.slice(0, poison));
      this.parked.add(stream);
      await this.store(batch.slice(poison + 1));
    }
  }
}
