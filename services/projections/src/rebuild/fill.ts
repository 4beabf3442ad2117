import type { ClickHouse, Journal } from '@repartee/kernel';
import { PoisonEvent } from '@repartee/kernel';
import type { ProjectedEvent } from '../projection.js';
import type { ProjectorOptions } from '../projector/projector.js';
import { Projector } from '../projector/projector.js';
import { erasedIn, readBatches } from './journal-reader.js';
import type { JournalRange, ReadBatches } from './journal-reader.js';

export interface FillProgress {
  /** Place in the journal that is stored, and the last one to store. */
  through: number;
  of: number;
  /** Events and rows stored since the filler was opened. */
  events: number;
  rows: number;
}

export interface FillerOptions extends ProjectorOptions {
  /** Which events are read, and how many at a time. */
  reading?: Pick<ReadBatches, 'topics' | 'size'>;
  /** Streams that an earlier filler has left standing. */
  parked?: Iterable<string>;
}

/** Projects a range of the journal into a database whose schema is in place; whoever is erased at its end stays out. */
export class Filler {
  private events = 0;
  private rows = 0;

  private constructor(
    private readonly journal: Journal,
    private readonly projector: Projector,
    private readonly options: FillerOptions,
    private readonly parkedStreams: Set<string>,
  ) {}

  static async open(journal: Journal, clickhouse: ClickHouse, options: FillerOptions = {}): Promise<Filler> {
    const projector = await Projector.open(clickhouse, erasedIn(journal), options);
    return new Filler(journal, projector, options, new Set(options.parked));
  }

  /** Streams that hold an event which cannot be projected: nothing after it is stored. */
  get parked(): ReadonlySet<string> {
    return this.parkedStreams;
  }

  /** `onStored` is told of each batch before the next one is stored, and may stop the work by an error. */
  async fill(range: JournalRange, onStored?: (progress: FillProgress) => void | Promise<void>): Promise<void> {
    // The next batch is read while the one before is on its way into the tables.
    let storing = Promise.resolve();
    for (const { events, through } of readBatches(
      this.journal,
      { ...this.options.reading, ...range },
      this.parkedStreams,
    )) {
      await storing;
      storing = this.store(events).then(() => onStored?.(this.progress(through, range)));
      // An error of this batch is thrown above, after the next one was read.
      storing.catch(() => undefined);
    }
    await storing;
  }

  sumAll(): Promise<void> {
    return this.projector.sumAll();
  }

  /** A feed parks the stream of a poison event and goes on; so does this. */
  private async store(events: readonly ProjectedEvent[]): Promise<void> {
    const batch = events.filter(({ stream }) => !this.parkedStreams.has(stream));
    try {
      this.rows += await this.projector.store(batch);
      this.events += batch.length;
    } catch (error) {
      const poison = error instanceof PoisonEvent ? batch.findIndex(({ id }) => id === error.eventId) : -1;
      const stream = batch[poison]?.stream;
      if (stream === undefined) throw error;
      await this.store(batch.slice(0, poison));
      this.parkedStreams.add(stream);
      await this.store(batch.slice(poison + 1));
    }
  }

  private progress(through: number, { throughSequence }: JournalRange): FillProgress {
    return { through, of: throughSequence, events: this.events, rows: this.rows };
  }
}
