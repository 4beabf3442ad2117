import type { Feed, Ids, Log, Subscription } from '@repartee/kernel';
import { memoryPositions } from '@repartee/kernel';
import type { ChangedFrame } from '@repartee/proto';
import { topics } from '@repartee/proto';
import type { Cockpit } from '../cockpit.js';
import type { Heads } from '../waiting/heads.js';
import type { Concerns } from './concerns.js';
import type { StoredEvent } from './frames.js';
import { toFrame } from './frames.js';
import type { Concern } from './readers.js';

/** What is pushed: a frame, and who may hear of it. */
export interface Change {
  organisation: string;
  frame: ChangedFrame;
  concern: Concern;
}

export interface ChangeListener {
  push: (change: Change) => void;
  /** Whether anybody of the organisation has a page open: what nobody hears need not be found out. */
  hears: (organisation: string) => boolean;
}

/** Later than this, a page has been told something newer or fetches by itself. */
const VISIBLE_WITHIN_MS = 10_000;

/** Nobody watches a backlog being projected; above this many events at once only the last of a stream is told. */
const BACKLOG = 200;

/** Tells open pages what has become visible in the tables. */
export class LiveFeed {
  private readonly listeners = new Set<ChangeListener>();

  constructor(
    private readonly cockpit: Pick<Cockpit, 'names' | 'people'>,
    private readonly concerns: Concerns,
    private readonly heads: Heads,
    private readonly log: Log,
  ) {}

  /** Returns the way to stop listening. */
  listen(listener: ChangeListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Called with events whose rows are visible. */
  stored(events: readonly StoredEvent[]): void {
    this.forgetNames(events);
    const heard = events.filter(({ organisation }) => [...this.listeners].some((one) => one.hears(organisation)));
    if (heard.length === 0) return;
    void this.tell(heard).catch((err: unknown) => this.log.error({ err }, 'Open pages could not be told of changes'));
  }

  /** Follows the log where the projector is another process, and tells once the heads are visible. */
  follow(feed: Feed, ids: Ids): Promise<Subscription> {
    return feed.subscribe({
      group: `cockpit-live-${ids.next()}`,
      topics: Object.values(topics),
      startAt: 'now',
      positions: memoryPositions(),
      handler: async (events) => {
        const batch = events as StoredEvent[];
        // For all of them together: a feed that waits for each stream in turn would seem to stand still.
        await this.heads.allReached(lastOfStreams(batch), VISIBLE_WITHIN_MS);
        this.stored(batch);
      },
    });
  }

  private async tell(events: readonly StoredEvent[]): Promise<void> {
    for (const event of events.length > BACKLOG ? lastOfStreams(events) : events) {
      const frame = toFrame(event);
      const concern = frame && (await this.concerns.of(event));
      if (frame && concern)
        for (const listener of this.listeners) listener.push({ organisation: event.organisation, frame, concern });
    }
  }

  private forgetNames(events: readonly StoredEvent[]): void {
    const changed = events.filter(({ topic }) => topic === topics.directory || topic === topics.catalog);
    for (const organisation of new Set(changed.map((event) => event.organisation)))
      this.cockpit.names.changed(organisation);
    if (changed.some(({ type }) => type === 'repartee.directory.v1.PersonErased')) this.cockpit.people.forget();
  }
}

function lastOfStreams(events: readonly StoredEvent[]): StoredEvent[] {
  return [...new Map(events.map((event) => [event.stream, event])).values()];
}
