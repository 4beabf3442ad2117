import type { ClickHouse, Clock, Feed, Subscription } from '@repartee/kernel';
import { topics } from '@repartee/proto';
import type { ProjectedEvent } from '../projection.js';
import { ErasedLetters } from './erased-letters.js';
import type { Erased } from './erasures.js';
import { erasuresIn } from './erasures.js';
import { PositionRepository } from './position.repository.js';
import { Projector } from './projector.js';

/** Names the projector's group and its positions; a new number starts from the first event. */
export const projectorGroup = 'projections-1';

/** Large, because a batch costs an insert a table whatever its size; an idle projector gets each event at once. */
const BATCH_SIZE = 5000;
/**
 * After so many events at once there is more to come, and it costs less in one go: nobody waits for the first of it. Where
 * plenty has come already, it is taken at once.
 */
const MANY = 200;
const PLENTY = 2000;
const GATHER_MS = 500;
/**
 * Where one process does everything, and one batch comes upon the heels of another, what comes meanwhile is gathered, for
 * the conversations' sake. A single event is stored at once.
 */
const HEELS_MS = 150;

export interface StartProjections {
  clickhouse: ClickHouse;
  feed: Feed;
  clock: Clock;
  /** Whom the log says is erased, and which cases forgotten; needed where the database may be empty. */
  readErased?: () => Promise<Iterable<Erased>>;
  /** Several processes project into the database, as they do over a rebalance; default not. */
  isShared?: boolean;
  /** Does what is left of an erasure once it is carried out in the tables; what it throws, the feed meets. */
  onErased?: () => Promise<void>;
  /** Called once the batch's rows are visible. */
  onStored?: (events: readonly ProjectedEvent[]) => void;
}

/** Follows every topic, gives up the dead letters of whoever is erased, and keeps the tables up to date. The schema must be in place. */
export async function startProjections(start: StartProjections): Promise<Subscription> {
  const { isShared = false } = start;
  const projector = await Projector.open(start.clickhouse, await start.readErased?.(), { isShared });
  const { feed, clock } = start;
  const { erasures } = projector;
  const letters = new ErasedLetters({ deadLetters: feed.deadLetters, erasures, clock });
  let storedAt = -Infinity;
  const subscription = await feed.subscribe({
    group: projectorGroup,
    topics: Object.values(topics),
    batchSize: BATCH_SIZE,
    positions: new PositionRepository(start.clickhouse, projectorGroup),
    handler: async (events) => {
      const batch = events as ProjectedEvent[];
      const isUponAnother = clock.now() - storedAt < HEELS_MS;
      const isErasing = erasuresIn(batch).length > 0;
      await projector.store(batch);
      if (isErasing) await start.onErased?.();
      start.onStored?.(batch);
      letters.look(isErasing);
      const waiting = lagOf(feed) - batch.length;
      if (batch.length >= MANY && waiting < PLENTY) await clock.delay(GATHER_MS);
      else if (!isShared && isUponAnother && waiting < PLENTY) await clock.delay(HEELS_MS);
      storedAt = clock.now();
    },
  });
  letters.look(true);
  return subscription;
}

const lagOf = (feed: Feed): number =>
  feed
    .subscriptions()
    .reduce((lag, subscription) => (subscription.group === projectorGroup ? (subscription.lag() ?? 0) : lag), 0);
