import type { ClickHouse, History, HistoryRange, Positions } from '@repartee/kernel';
import { PoisonEvent, placesIn } from '@repartee/kernel';
import type { ProjectedEvent } from '../projection.js';
import type { ProjectorOptions } from '../projector/projector.js';
import { Projector } from '../projector/projector.js';
import { Standing, erasedIn, readEvents } from './history-reader.js';

export interface FillProgress {
  /** Place in the log that is stored, and the last one to store, over all partitions. */
  through: number;
  of: number;
  /** Events and rows stored since the filler was opened. */
  events: number;
  rows: number;
}

export interface FillerOptions extends ProjectorOptions {
  /** Which events are read, and how many at a time. */
  reading?: Pick<HistoryRange, 'topics' | 'types' | 'size'>;
  /** Streams that an earlier filler has left standing. */
  parked?: Iterable<string>;
}

/** Where somebody else would go on from. */
export interface FilledThrough {
  through: Positions;
  /** Streams that stand still from there on. */
  parked: readonly string[];
}

type OnStored = (progress: FillProgress, filled: FilledThrough) => void | Promise<void>;

/** Projects a range of the log into a database whose schema is in place; whoever is erased at its end stays out. */
export class Filler {
  private events = 0;
  private rows = 0;
  /** Streams in which an event was found that cannot be projected. */
  private readonly poisoned = new Set<string>();

  private constructor(
    private readonly history: History,
    private readonly projector: Projector,
    private readonly options: FillerOptions,
    private readonly standing: Standing,
  ) {}

  static async open(history: History, clickhouse: ClickHouse, options: FillerOptions = {}): Promise<Filler> {
    const projector = await Projector.open(clickhouse, await erasedIn(history), options);
    return new Filler(history, projector, options, await Standing.of(history, options.parked));
  }

  /** Streams that stand still where it has come to. */
  get parked(): readonly string[] {
    return [...this.standing.streams, ...this.poisoned];
  }

  /** The dead letters by which it goes, to be compared. */
  get letters(): string {
    return this.standing.letters;
  }

  /** `onStored` is told of each batch before the next one is stored, and may stop the work by an error. */
  async fill(range: Pick<HistoryRange, 'after' | 'through'>, onStored?: OnStored): Promise<void> {
    // The next batch is read while the one before is on its way into the tables.
    let storing = Promise.resolve();
    for await (const { events, through, standing } of readEvents(
      this.history,
      { ...this.options.reading, ...range },
      this.standing,
    )) {
      await storing;
      storing = this.store(events).then(() =>
        onStored?.(this.progress(through, range), { through, parked: [...standing, ...this.poisoned] }),
      );
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
    const batch = events.filter(({ stream }) => !this.poisoned.has(stream));
    try {
      this.rows += await this.projector.store(batch);
      this.events += batch.length;
    } catch (error) {
      const poison = error instanceof PoisonEvent ? batch.findIndex(({ id }) => id === error.eventId) : -1;
      const stream = batch[poison]?.stream;
      if (stream === undefined) throw error;
      await this.store(batch.slice(0, poison));
      this.poisoned.add(stream);
      await this.store(batch.slice(poison + 1));
    }
  }

  private progress(through: Positions, range: Pick<HistoryRange, 'through'>): FillProgress {
    return { through: placesIn(through), of: placesIn(range.through), events: this.events, rows: this.rows };
  }
}
