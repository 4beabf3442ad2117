import { join } from 'node:path';
import type { ClickHouse, Subscription } from '@repartee/kernel';
import { FeedStore, JournalFeed, JournalHistory, SqliteJournal, SystemClock } from '@repartee/kernel';
import type { TestClickHouse } from './clickhouse.fixtures.js';
import { TestLog, erase } from './history.fixtures.js';
import { openProjections } from './projector/open-projections.js';

/** A journal, its feed, and a projector that stores what comes of it into a database of its own. */
export class ProjectingStage {
  readonly log = new TestLog();

  private constructor(
    readonly clickhouse: ClickHouse,
    readonly journal: SqliteJournal,
    readonly feed: JournalFeed,
    readonly history: JournalHistory,
    readonly projections: Subscription,
    private readonly store: FeedStore,
  ) {}

  static async start({ folder, freshDatabase }: TestClickHouse): Promise<ProjectingStage> {
    const clock = new SystemClock();
    const clickhouse = await freshDatabase();
    const journal = SqliteJournal.open(join(folder, `journal-${clickhouse.database}.sqlite`));
    const store = new FeedStore(join(folder, `feed-${clickhouse.database}.sqlite`));
    const feed = new JournalFeed({ journal, store, clock });
    const history = new JournalHistory({ journal, deadLetters: feed.deadLetters });
    const projections = await openProjections({ clickhouse, feed, clock, history });
    return new ProjectingStage(clickhouse, journal, feed, history, projections, store);
  }

  async stop(): Promise<void> {
    await this.feed.stop();
    this.store.close();
    await this.journal.close();
  }

  /** Appends what the work adds to the log. */
  async write(work: (log: TestLog) => void): Promise<void> {
    const from = this.log.events.length;
    work(this.log);
    const appends = this.log.events.slice(from).map(({ stream, organisation, version, id, occurredAt, data }) => ({
      ...{ stream, organisation, expectedVersion: version - 1, events: [{ id, occurredAt, data }] },
      ...{ correlationId: 'correlation', causationId: 'causation', actor: { kind: 'system' as const, id: 'test' } },
    }));
    await this.journal.appendAll(appends);
  }

  erase(personId: string): Promise<void> {
    return this.write((log) => erase(log, personId));
  }
}
