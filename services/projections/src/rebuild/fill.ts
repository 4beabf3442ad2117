import type { ClickHouse, History, HistoryRange, Positions } from '@repartee/kernel';
import { PoisonEvent, placesIn } from '@repartee/kernel';
import type { ProjectedEvent } from '../projection.js';
import type { Erased } from '../projector/erasures.js';
import type { ProjectorOptions } from '../projector/projector.js';
import { Projector } from '../projector/projector.js';
import type { ReadEvents } from './history-reader.js';
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
  /** Which events are read. */
  reading?: Pick<HistoryRange, 'topics' | 'types'>;
  /** Events that are stored at a time; default 60,000. */
  batchSize?: number;
  /** Streams that an earlier filler has left standing. */
  parked?: Iterable<string>;
  /** Whoever the log says is erased, where it has been asked already. */
  erased?: readonly Erased[];
}

/** Where somebody else would go on from. */
export interface FilledThrough {
  through: Positions;
  /** Streams that stand still from there on. */
  parked: readonly string[];
}

type OnStored = (progress: FillProgress, filled: FilledThrough) => void | Promise<void>;

/** So many are read, decoded and encoded at a time: few enough to stay in the processor's cache, and to die young. */
const PAGE = 400;
/** Each costs an insert a table and the merges of its parts, and is what an interruption loses. */
const BATCH_SIZE = 60_000;

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
    const erased = options.erased ?? (await erasedIn(history));
    const projector = await Projector.open(clickhouse, erased, options);
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
    const { reading, batchSize = BATCH_SIZE } = this.options;
    // What comes next is read and made ready while the batch before is on its way into the tables.
    let storing = Promise.resolve();
    const storeTaken = async ({ through, standing }: ReadEvents) => {
      const parked = [...standing, ...this.poisoned];
      await storing;
      storing = this.storeTaken().then(() => onStored?.(this.progress(through, range), { through, parked }));
      // An error of this batch is thrown before the next one is stored.
      storing.catch(() => undefined);
    };
    let unstored: ReadEvents | undefined;
    for await (const read of readEvents(this.history, { ...reading, ...range, size: PAGE }, this.standing)) {
      await this.take(read.events);
      unstored = read;
      const { takenErases } = this.projector;
      if (!takenErases && this.projector.takenEvents < batchSize) continue;
      await storeTaken(read);
      unstored = undefined;
      // Only then is it known which sessions were of whoever is erased.
      if (takenErases) await storing;
    }
    if (unstored) await storeTaken(unstored);
    await storing;
  }

  sumAll(): Promise<void> {
    return this.projector.sumAll();
  }

  /** A feed parks the stream of a poison event and goes on; so does this. */
  private async take(events: readonly ProjectedEvent[]): Promise<void> {
    const { poisoned } = this;
    const batch = poisoned.size === 0 ? events : events.filter(({ stream }) => !poisoned.has(stream));
    try {
      await this.projector.take(batch);
    } catch (error) {
      const poison = error instanceof PoisonEvent ? batch.findIndex(({ id }) => id === error.eventId) : -1;
      const stream = batch[poison]?.stream;
      if (stream === undefined) throw error;
      await this.take(batch.slice(0, poison));
      this.poisoned.add(stream);
      await this.take(batch.slice(poison + 1));
    }
  }

  private async storeTaken(): Promise<void> {
    const events = this.projector.takenEvents;
    this.rows += await this.projector.storeTaken();
    this.events += events;
  }

  private progress(through: Positions, range: Pick<HistoryRange, 'through'>): FillProgress {
    return { through: placesIn(through), of: placesIn(range.through), events: this.events, rows: this.rows };
  }
}
