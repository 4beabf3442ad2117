import type { ClickHouse } from '@repartee/kernel';
import type { ProjectedEvent } from '../projection.js';
import { projections } from '../tables/index.js';
import { headsOf, rowsOf, slicesOf } from './batch.js';
import type { ErasedPerson } from './erasures.js';
import { Erasures } from './erasures.js';
import { ErasureRepository } from './erasure.repository.js';
import { RollupRepository } from './rollup.repository.js';

/**
 * Turns batches of events into rows of one database. A batch may come twice, whole or in part: rows replace one another.
 * There may be one projector a database.
 */
export class Projector {
  private readonly erasures = new Erasures();
  private readonly erased: ErasureRepository;
  private readonly rollup: RollupRepository;

  private constructor(private readonly clickhouse: ClickHouse) {
    this.erased = new ErasureRepository(clickhouse);
    this.rollup = new RollupRepository(clickhouse);
  }

  /** `erased`: those known from the log, for a database that starts empty; those in the tables are read as well. */
  static async open(clickhouse: ClickHouse, erased: Iterable<ErasedPerson> = []): Promise<Projector> {
    const projector = new Projector(clickhouse);
    for (const person of [...erased, ...(await projector.erased.people())]) projector.erasures.addPerson(person);
    for (const session of await projector.erased.sessions()) projector.erasures.addSession(session);
    return projector;
  }

  /**
   * Stores the batch; when it resolves, its rows are visible and so are the heads of its streams.
   * Throws PoisonEvent for an event without what its type always has, before anything is stored.
   */
  async store(events: readonly ProjectedEvent[]): Promise<void> {
    const erasedNow = events.flatMap(erasedIn);
    for (const person of erasedNow) this.erasures.addPerson(person);
    const kept = await this.withoutErased(events);
    const rows = rowsOf(projections, kept);
    await Promise.all([...rows].map(([table, ofTable]) => this.clickhouse.insert(table, ofTable)));
    for (const person of erasedNow)
      for (const session of await this.erased.purge(person)) this.erasures.addSession(session);
    await this.rollup.recompute(slicesOf(kept));
    // Heads come last: who waits for one finds everything else in place.
    if (kept.length > 0) await this.clickhouse.insert('stream_heads', headsOf(kept));
  }

  /** A session of an erased learner is noted at its first event, because the later ones do not name the learner. */
  private async withoutErased(events: readonly ProjectedEvent[]): Promise<ProjectedEvent[]> {
    const sessions = [];
    const kept = [];
    for (const event of events) {
      if (!this.erasures.covers(event)) {
        kept.push(event);
      } else if (event.data.$typeName === 'repartee.sessions.v1.SessionStarted') {
        const session = { organisation: event.organisation, session: event.data.sessionId };
        this.erasures.addSession(session);
        sessions.push(session);
      }
    }
    await this.erased.addSessions(sessions);
    return kept;
  }
}

function erasedIn({ organisation, data }: ProjectedEvent): ErasedPerson[] {
  return data.$typeName === 'repartee.directory.v1.PersonErased' ? [{ organisation, person: data.personId }] : [];
}
