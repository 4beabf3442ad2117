import type { ClickHouse } from '@repartee/kernel';
import type { ProjectedEvent } from '../projection.js';
import { projections } from '../tables/index.js';
import { rowMaker } from './batch.js';
import type { RowsByTable } from './batch.js';
import { BesideRepository } from './beside.repository.js';
import type { Erased, ErasedSession } from './erasures.js';
import { Erasures, erasuresIn } from './erasures.js';
import { ErasureRepository } from './erasure.repository.js';
import { Gathered } from './gathered.js';
import { RollupRepository, rollupReads } from './rollup.repository.js';

const rowsOf = rowMaker(projections);

const SUMS = 'skill_months';
const ZONES = 'organisations';
const HEADS = 'stream_heads';

/** So many are made into rows at a time: few enough to stay in the processor's cache, and to die young. */
export const TAKEN_AT_ONCE = 400;
/** Many small events are fewer bytes; some that are large would not go into the memory there is. */
const BATCH_BYTES = 32_000_000;

export interface ProjectorOptions {
  /** Bytes of rows after which they are stored, however few they are; default 32 MB. */
  batchBytes?: number;
  /** Rows go into these tables alone; default: into all. Whoever is erased leaves every table all the same. */
  tables?: ReadonlySet<string>;
  /** Sums are not kept up to date, but computed once by `sumAll`: a fraction of the work where the whole log is stored. */
  sumsAtTheEnd?: boolean;
  /**
   * Others store into the same database at the same time, each what lies in other partitions, or for a moment in the same:
   * whom they erase is looked for after each batch.
   */
  isShared?: boolean;
}

/**
 * Turns batches of events into rows of one database. A batch may come twice, whole or in part: rows replace one another.
 */
export class Projector {
  /** What it knows to be erased. */
  readonly erasures = new Erasures();
  private readonly erased: ErasureRepository;
  private readonly rollup: RollupRepository;
  /** What the tables said of erasures when they were last looked at. */
  private erasuresSaid = '';
  /** Whom nobody has to purge any more: an erasure that is only known may have failed half-way. */
  private readonly purged = new Erasures();
  /** Whether rows may be there that somebody has stored after the purge, and has not lived to delete. */
  private mayBeLeft = true;
  private taken: Gathered;
  /** Sessions of which something may have been stored before it was known here whose they are. */
  private noted: ErasedSession[] = [];

  private constructor(
    private readonly clickhouse: ClickHouse,
    private readonly options: ProjectorOptions,
  ) {
    this.erased = new ErasureRepository(clickhouse);
    this.rollup = new RollupRepository(clickhouse);
    this.taken = this.nothingTaken();
  }

  /** `erased`: those known from the log, for a database that starts empty; those in the tables are read as well. */
  static async open(
    clickhouse: ClickHouse,
    erased: Iterable<Erased> = [],
    options: ProjectorOptions = {},
  ): Promise<Projector> {
    const projector = new Projector(clickhouse, options);
    const said = await projector.erased.erased();
    for (const one of [...erased, ...said]) projector.erasures.add(one);
    for (const one of said) projector.purged.add(one);
    return projector;
  }

  /**
   * Takes the batch and stores it: in one go, or in several where it is of many bytes. Answers how many rows there were.
   * Throws PoisonEvent; then what was not stored is not taken either.
   */
  async store(events: readonly ProjectedEvent[]): Promise<number> {
    let rows = 0;
    try {
      for (let from = 0; from < events.length; from += TAKEN_AT_ONCE) {
        await this.take(events.slice(from, from + TAKEN_AT_ONCE));
        if (this.hasToStore) rows += await this.storeTaken();
      }
    } catch (error) {
      this.taken = this.nothingTaken();
      throw error;
    }
    return rows + (await this.storeTaken());
  }

  /**
   * Makes the rows of these events, to be stored with others. Throws PoisonEvent for an event without what its type always
   * has, or with a value that its table cannot hold; then nothing of these is taken.
   */
  async take(events: readonly ProjectedEvent[]): Promise<void> {
    const erasedNow = erasuresIn(events);
    for (const erased of erasedNow) this.erasures.add(erased);
    const kept = await this.withoutErased(events);
    await this.taken.add(kept);
    this.taken.erased.push(...erasedNow);
  }

  /** Events that were taken and not left out. */
  get takenEvents(): number {
    return this.taken.events;
  }

  get takenRows(): number {
    return this.taken.rows;
  }

  /** Whether somebody is erased by what was taken. */
  get takenErases(): boolean {
    return this.taken.erased.length > 0;
  }

  /**
   * Whether nothing more may be taken until this is stored: its rows are of many bytes; or somebody is erased, of whom it
   * is known only then which sessions were theirs.
   */
  get hasToStore(): boolean {
    return this.takenErases || this.taken.size >= (this.options.batchBytes ?? BATCH_BYTES);
  }

  /** Stores what was taken; when it resolves, the rows are visible and so are the heads of the streams. */
  async storeTaken(): Promise<number> {
    const taken = this.taken;
    this.taken = this.nothingTaken();
    await this.insertAll(taken);
    for (const organisation of taken.registered) await this.rollup.recomputeOrganisation(organisation);
    const gone = new Set<string>();
    for (const erased of taken.erased) for (const stream of await this.purge(erased)) gone.add(stream);
    // Heads come last: who waits for one finds everything else in place. Those of what was erased do not come back.
    const heads = this.fills(HEADS) ? taken.heads().filter(({ stream }) => !gone.has(stream)) : [];
    if (heads.length > 0) await this.clickhouse.insert(HEADS, heads);
    if (this.options.isShared) {
      await this.purgeNoted();
      await this.followErasures();
    }
    return taken.rows + heads.length;
  }

  /** Computes every sum from the scores that are stored. */
  async sumAll(): Promise<void> {
    if (this.fills(SUMS)) await this.rollup.recomputeAll();
  }

  /**
   * Another one may have had the scores of such a session before anybody had its first event, which tells whose it is: so
   * whoever hears of it says it, and then deletes.
   */
  private async purgeNoted(): Promise<void> {
    await this.purgeSessions(this.noted);
    this.noted = [];
  }

  /**
   * Whoever erases says so before deleting anything. So what was stored here before that is deleted there, and what was
   * stored here after it finds it said now. Nothing counts as followed before its purge has come to its end.
   */
  private async followErasures(): Promise<void> {
    const said = await this.erased.said();
    if (said === this.erasuresSaid && !this.mayBeLeft) return;
    const erased = await this.erased.erased();
    const fresh = erased.filter((one) => !this.purged.has(one));
    fresh.forEach((one) => this.erasures.add(one));
    const unpurged = [...fresh, ...(await this.left())];
    for (const one of unpurged) if (!('session' in one)) await this.purge(one, true);
    await this.purgeSessions(unpurged.filter((one) => 'session' in one));
    // A purge may have found sessions that nobody had heard of; the next look takes them in.
    this.erasuresSaid = said;
    this.mayBeLeft = false;
  }

  /** Of whom something is there again, or still, though they were purged. */
  private async left(): Promise<(Erased | ErasedSession)[]> {
    if (!this.mayBeLeft) return [];
    const left = await new BesideRepository(this.clickhouse).unpurged(this.clickhouse.database);
    return left.filter((one) => this.purged.has(one));
  }

  /** Answers the streams that have no head any more. */
  private async purge(erased: Erased, isFollowing = false): Promise<readonly string[]> {
    const { sessions, streams } = await this.erased.purge(erased, isFollowing);
    for (const session of sessions) this.erasures.add(session);
    for (const one of [erased, ...sessions]) this.purged.add(one);
    return streams;
  }

  private async purgeSessions(sessions: readonly ErasedSession[]): Promise<void> {
    await this.erased.purgeSessions(sessions);
    for (const session of sessions) this.purged.add(session);
  }

  private nothingTaken(): Gathered {
    return new Gathered(this.clickhouse, (events) => this.wanted(rowsOf(events)), this.sumsEachBatch);
  }

  /** Where time zones are stored, too: whoever has met scores before and found none has left the sums to this one. */
  private get sumsEachBatch(): boolean {
    return (this.fills(SUMS) || this.fills(ZONES)) && !this.options.sumsAtTheEnd;
  }

  /** Rows of other tables are made all the same: an event that cannot be projected is one whatever is filled. */
  private wanted(rows: RowsByTable): RowsByTable {
    return this.options.tables ? new Map([...rows].filter(([table]) => this.fills(table))) : rows;
  }

  private fills(table: string): boolean {
    return this.options.tables?.has(table) ?? true;
  }

  /** The rollup reads scores and time zones, so it waits for these and for nothing else. */
  private async insertAll(taken: Gathered): Promise<void> {
    const others = taken.tables.filter((table) => !rollupReads.includes(table));
    const summed = Promise.all(rollupReads.map((table) => taken.store(table))).then(() =>
      this.rollup.recompute(taken.slices),
    );
    await Promise.all([summed, ...others.map((table) => taken.store(table))]);
  }

  /** A session of an erased learner or a forgotten case is noted at its first event, because the later ones do not name them. */
  private async withoutErased(events: readonly ProjectedEvent[]): Promise<ProjectedEvent[]> {
    const sessions: ErasedSession[] = [];
    const kept = [];
    for (const event of events) {
      if (!this.erasures.covers(event)) {
        kept.push(event);
      } else if (event.data.$typeName === 'repartee.sessions.v1.SessionStarted') {
        const session = { organisation: event.organisation, session: event.data.sessionId };
        this.erasures.add(session);
        sessions.push(session);
      }
    }
    await this.erased.addSessions(sessions);
    if (this.options.isShared) this.noted.push(...sessions);
    // Whoever had these events before may have stored them, and died.
    if (kept.length < events.length) this.mayBeLeft = true;
    return kept;
  }
}
