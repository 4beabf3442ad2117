import type {
  Clock,
  DeadLetters,
  Ids,
  KafkaClient,
  ParkedStreams,
  Randomness,
  Subscribe,
  Subscription,
} from '@repartee/kernel';
import { AdminSession, decode, EntryReader, Feed, KafkaSubscription } from '@repartee/kernel';

export interface SimulatedFeedParts {
  client: KafkaClient;
  clock: Clock;
  ids: Ids;
  randomness: Randomness;
  /** Keeps readers of everything apart from those in other processes. */
  instance: string;
  onFailure: (group: string, error: unknown) => void;
}

/** Quick to notice, and long between looks: the model wakes who waits. */
const timing = { sessionTimeoutMs: 6_000, heartbeatMs: 2_000, rebalanceTimeoutMs: 10_000, maxWaitMs: 4_000 };

/** Nothing is unfit here: a stream that has to be parked would be a fault of ours. */
const nothingParked: ParkedStreams = {
  park: ([parking]) => {
    throw new Error(`Parked: ${parking?.reason}`);
  },
  parkedStreams: () => new Set(),
  replayRequests: () => [],
  requested: () => [],
  endReplay: () => undefined,
  remove: () => undefined,
  changeReason: () => undefined,
};

/** Nothing is parked here: what cannot be handled ends the run. */
const noLetters: DeadLetters = {
  list: () => [],
  dropped: () => [],
  show: () => undefined,
  isRequested: () => false,
  read: () => Promise.resolve(undefined),
  replay: () => Promise.resolve(),
  drop: () => Promise.resolve(),
};

/** The kernel's subscriptions on the model's client: the feed on Kafka without its topic of dead letters. */
export class SimulatedFeed extends Feed {
  private readonly active: KafkaSubscription[] = [];
  private readonly admin: AdminSession;

  constructor(private readonly parts: SimulatedFeedParts) {
    super();
    this.admin = new AdminSession(parts.client);
  }

  get deadLetters(): DeadLetters {
    return noLetters;
  }

  async subscribe(subscribe: Subscribe): Promise<Subscription> {
    const { client, clock, ids, randomness, instance, onFailure } = this.parts;
    const { admin } = this;
    const group = subscribe.audience === 'everyone' ? `${subscribe.group}@${instance}` : subscribe.group;
    const subscription = new KafkaSubscription(subscribe, {
      ...{ client, admin, clock, randomness, timing, decode, onFailure },
      reader: new EntryReader({ client, admin, ids, decode: () => decode }),
      group,
      // What happens where a group waits for a member that is gone is part of the game.
      memberOf: group,
      positions: subscribe.positions,
      parked: nothingParked,
      parkedKnown: () => Promise.resolve(),
      written: () => Promise.resolve(),
    });
    this.active.push(subscription);
    await subscription.start();
    return subscription;
  }

  subscriptions(): Subscription[] {
    return this.active;
  }

  async stop(): Promise<void> {
    await Promise.all(this.active.map((subscription) => subscription.stop()));
  }
}
