import { JOURNAL_PARTITION } from '../journal/event-row.js';
import type { Journal, JournalPage } from '../journal/journal.js';
import type { Clock } from '../ports/clock.js';
import { StartProblem } from '../service/start-problem.js';
import { CatchingUp } from './catching-up.js';
import { Delivery, DeliveryInterrupted } from './delivery.js';
import type { BatchEnd, Positions, PositionStore, Subscribe, Subscription, SubscriptionStatus } from './feed.js';
import { failureOf } from './feed-errors.js';
import type { FeedStore } from './feed-store.js';

const DEFAULT_BATCH = 500;
/** A position that only moved over other topics is stored from time to time, so that a restart does not read far back. */
const STORE_IDLE_POSITION_EVERY = 10_000;

export interface SubscriptionParts {
  journal: Journal;
  store: FeedStore;
  clock: Clock;
  /** How often to look for what another process wrote, in milliseconds. */
  pollMs: number;
  positions: PositionStore;
  onFailure: (group: string, error: unknown) => void;
}

interface Waiter {
  /** The round of the loop in which it was added: only a later one sees everything from before. */
  round: number;
  target: number;
  resolve: () => void;
}

/** Events written from now on would have places that the group takes for read: acknowledged, and shown to nobody. */
function journalBehind(group: string, position: number, last: number): StartProblem {
  return new StartProblem(
    'position_beyond_journal',
    `The journal ends at event ${last}, and ${group} has read ${position}: the file journal.sqlite is missing, or older than ` +
      'what was made of it. Put it back; or restore a backup into a new, empty data folder.',
  );
}

/** One group's way through a journal: reads a page, hands it on, stores the position, again. */
export class JournalSubscription implements Subscription {
  readonly group: string;
  readonly patienceMs: number | undefined;
  private readonly delivery: Delivery;
  private readonly catchingUp: CatchingUp;
  private current = 0;
  private stored = 0;
  private state: SubscriptionStatus = { status: 'running' };
  private isStopping = false;
  /** Whether something happened that the loop has not looked at. */
  private isNudged = false;
  private isIdle = false;
  private endPause: () => void = () => undefined;
  private round = 0;
  private readonly waiters = new Set<Waiter>();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly subscribe: Subscribe,
    private readonly parts: SubscriptionParts,
  ) {
    this.group = subscribe.group;
    this.patienceMs = subscribe.patienceMs;
    this.catchingUp = new CatchingUp(subscribe.group, parts.clock);
    this.delivery = new Delivery({
      group: subscribe.group,
      handler: subscribe.handler,
      parked: parts.store,
      readAgain: (letters) => Promise.resolve(letters.map(({ position }) => parts.journal.readAt(position))),
      now: () => parts.clock.now(),
      pause: (ms) => this.pause(ms),
      isStopping: () => this.isStopping,
      onRetrying: (retry) => (this.state = retry ? { status: 'retrying', ...retry } : { status: 'running' }),
    });
  }

  async start(): Promise<void> {
    this.current = await this.startingPosition();
    this.stored = this.current;
    const stopListening = this.parts.journal.onCommitted(() => this.nudge());
    this.loop = this.run().finally(stopListening);
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    // A handler may wait for another subscription that is stopped with this one: neither holds up the other.
    this.catchingUp.end();
    this.endPause();
    await this.loop;
  }

  position(): Positions {
    return new Map([[JOURNAL_PARTITION, this.current]]);
  }

  lag(): number {
    return Math.max(0, this.parts.journal.lastSequence() - this.current);
  }

  status(): SubscriptionStatus {
    return this.state;
  }

  caughtUp(withinMs?: number): Promise<void> {
    return this.catchingUp.wait((signal) => this.reached(this.parts.journal.lastSequence(), signal), withinMs);
  }

  /** Looks at the journal and at replay requests now, rather than at the next poll. */
  nudge(): void {
    this.isNudged = true;
    if (this.isIdle) this.endPause();
  }

  private async startingPosition(): Promise<number> {
    const { startAt = 'position' } = this.subscribe;
    if (startAt === 'start') return 0;
    if (startAt === 'now') return this.parts.journal.lastSequence();
    const position = (await this.parts.positions.load()).get(JOURNAL_PARTITION) ?? 0;
    const last = this.parts.journal.lastSequence();
    if (position > last) throw journalBehind(this.group, position, last);
    return position;
  }

  private async run(): Promise<void> {
    try {
      while (!this.isStopping) await this.step();
      if (this.stored !== this.current) await this.storePosition();
      this.end({ status: 'stopped' });
    } catch (error) {
      if (error instanceof DeliveryInterrupted) this.end({ status: 'stopped' });
      else this.fail(error);
    }
  }

  private async step(): Promise<void> {
    this.isNudged = false;
    this.round++;
    await this.delivery.replayRequested(() => this.endAt(this.current));
    const { topics, batchSize = DEFAULT_BATCH } = this.subscribe;
    const page = this.parts.journal.readAll({ afterSequence: this.current, topics, limit: batchSize });
    if (page.through > this.current) await this.handle(page);
    this.settleWaiters();
    if (page.entries.length < batchSize) await this.waitForMore();
    else await yieldToOthers();
  }

  private async handle(page: JournalPage): Promise<void> {
    await this.delivery.deliver(page.entries, this.endAt(page.through));
    this.current = page.through;
    const isDue = page.entries.length > 0 || this.current - this.stored >= STORE_IDLE_POSITION_EVERY;
    if (isDue) await this.storePosition();
  }

  private async storePosition(): Promise<void> {
    await this.delivery.retrying(() => this.parts.positions.save(JOURNAL_PARTITION, this.current));
    this.stored = this.current;
  }

  private endAt(position: number): BatchEnd {
    return { partition: JOURNAL_PARTITION, position };
  }

  private async waitForMore(): Promise<void> {
    if (this.isNudged || this.isStopping) return yieldToOthers();
    this.isIdle = true;
    await this.pause(this.parts.pollMs);
    this.isIdle = false;
  }

  private reached(target: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const waiter = { round: this.round, target, resolve };
      this.waiters.add(waiter);
      signal.addEventListener('abort', () => this.waiters.delete(waiter));
      this.nudge();
    });
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.parts.clock.schedule(ms, resolve);
      this.endPause = () => {
        timer.cancel();
        resolve();
      };
    });
  }

  private settleWaiters(): void {
    for (const waiter of this.waiters)
      if (waiter.round < this.round && waiter.target <= this.current) {
        this.waiters.delete(waiter);
        waiter.resolve();
      }
  }

  private fail(error: unknown): void {
    this.end(failureOf(error), error);
    this.parts.onFailure(this.group, error);
  }

  private end(state: SubscriptionStatus, cause?: unknown): void {
    this.state = state;
    this.catchingUp.end(cause);
  }
}

function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
