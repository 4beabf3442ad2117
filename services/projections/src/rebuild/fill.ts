import type { ClickHouse, History, HistoryRange, Positions } from '@repartee/kernel';
import { PoisonEvent, placesIn } from '@repartee/kernel';
import type { ProjectedEvent } from '../projection.js';
import type { Erased } from '../projector/erasures.js';
import type { ProjectorOptions } from '../projector/projector.js';
import { Projector, TAKEN_AT_ONCE } from '../projector/projector.js';
import type { ReadEvents } from './history-reader.js';
import { Standing, erasedIn, readEvents } from './history-reader.js';

export interface FillProgress {
  /** Place in the log that is stored, or taken, and the last one to store, over all partitions. */
  through: number;
  of: number;
  /** Events and rows stored, or taken, since the filler was opened. */
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

export interface Filling {
  /** Told of each batch before the next one is stored. */
  onStored?: (progress: FillProgress, filled: FilledThrough) => void | Promise<void>;
  /** Told of what is taken, many times a batch. */
  onTaken?: (progress: FillProgress) => void;
  /** Once it aborts nothing more is taken: what was is stored, and that is all. */
  signal?: AbortSignal;
}

/** Each costs an insert a table and the merges of its parts, and is what an interruption loses. */
const BATCH_SIZE = 60_000;

/** Projects a range of the log into a database whose schema is in place; whoever is erased at its end stays out. */
export class Filler {
  private readonly stored = { events: 0, rows: 0 };
  private readonly taken = { events: 0, rows: 0 };
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

  /** An error of what is told stops the work. */
  async fill(range: Pick<HistoryRange, 'after' | 'through'>, filling: Filling = {}): Promise<void> {
    const { reading } = this.options;
    const { onStored, onTaken, signal } = filling;
    // What comes next is read and made ready while the batch before is on its way into the tables.
    let storing = Promise.resolve();
    const storeTaken = async ({ through, standing }: ReadEvents) => {
      const parked = [...standing, ...this.poisoned];
      await storing;
      storing = this.storeTaken().then(() =>
        onStored?.({ ...this.stored, ...reached(through, range) }, { through, parked }),
      );
      // An error of this batch is thrown before the next one is stored.
      storing.catch(() => undefined);
    };
    let unstored: ReadEvents | undefined;
    for await (const read of readEvents(this.history, { ...reading, ...range, size: TAKEN_AT_ONCE }, this.standing)) {
      await this.takeCounted(read.events);
      unstored = read;
      onTaken?.({ ...this.taken, ...reached(read.through, range) });
      if (signal?.aborted) break;
      const { takenErases } = this.projector;
      if (!this.isBatch) continue;
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

  private get isBatch(): boolean {
    return this.projector.hasToStore || this.projector.takenEvents >= (this.options.batchSize ?? BATCH_SIZE);
  }

  private async takeCounted(events: readonly ProjectedEvent[]): Promise<void> {
    const { takenEvents, takenRows } = this.projector;
    await this.take(events);
    this.taken.events += this.projector.takenEvents - takenEvents;
    this.taken.rows += this.projector.takenRows - takenRows;
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
    this.stored.rows += await this.projector.storeTaken();
    this.stored.events += events;
  }
}

function reached(through: Positions, range: Pick<HistoryRange, 'through'>): Pick<FillProgress, 'through' | 'of'> {
  return { through: placesIn(through), of: placesIn(range.through) };
}
