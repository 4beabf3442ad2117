import type { Append, Appended, Clock, Ids, Journal, Keys } from '@repartee/kernel';
import { InTurn } from '@repartee/kernel';
import type { Actor, DirectoryEvent, NewEvent, Written } from '@repartee/proto';

import { toProblem } from '../refusals/problems.js';
import type { Aggregate } from './aggregate.js';
import { RecordedNotShown } from './recorded-not-shown.js';

/** On whose behalf something is written, and when it happened where that is not now (UTC, milliseconds since 1970). */
export interface Act {
  organisation: string;
  actor: Actor;
  at?: number;
}

/** Commands to one stream, in order. */
export interface Intent<State, Command, Event> {
  stream: string;
  aggregate: Aggregate<State, Command, Event>;
  commands: readonly Command[];
  /** Of the first event: chosen before, where something in it is sealed under it. */
  eventId?: string;
}

/** A decided change of one stream, to be committed alone or with others. */
export type Plan = { written: Written; append?: Append };

/** Loads, decides, appends. What it has resolved is in the lookups too, so the next decision sees it. */
export class DirectoryWriter {
  private readonly inTurn = new InTurn();

  constructor(
    private readonly journal: Journal,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly lookupsCaughtUp: () => Promise<void>,
    private readonly keys: Pick<Keys, 'prepare'>,
  ) {}

  /**
   * Runs the work while no other write of the organisation goes on, with its key at hand, which a new one does not have
   * yet; a broken rule becomes its problem.
   */
  inTurnOf<Result>(organisation: string, work: () => Promise<Result>): Promise<Result> {
    const prepared = async () => {
      await this.lookupsCaughtUp();
      await this.keys.prepare(organisation);
      return work();
    };
    return this.inTurn.run(organisation, prepared).catch((error: unknown) => {
      throw toProblem(error);
    });
  }

  /** Whether anything ever happened in the stream. */
  hasBegun(stream: string): boolean {
    return this.journal.head(stream) > 0;
  }

  /** The stream as its events tell it, also where the lookups lag behind. */
  stateOf<State, Command, Event extends DirectoryEvent>(
    stream: string,
    { initial, evolve }: Aggregate<State, Command, Event>,
  ): State {
    return this.journal
      .readStream(stream)
      .reduce((state, { data }) => evolve(state, data as unknown as Event), initial);
  }

  /** When the act happens. */
  timeOf(act: Act): number {
    return act.at ?? this.clock.now();
  }

  /** Throws a Refusal. */
  plan<State, Command, Event extends DirectoryEvent>(act: Act, intent: Intent<State, Command, Event>): Plan {
    const { stream, aggregate, eventId } = intent;
    const history = this.journal.readStream(stream);
    const events = decideAll(
      aggregate,
      history.map(({ data }) => data as unknown as Event),
      intent.commands,
    );
    const written = { stream, version: history.length + events.length };
    if (events.length === 0) return { written };
    const correlationId = this.ids.next();
    const { organisation, actor } = act;
    return {
      written,
      append: {
        stream,
        organisation,
        actor,
        expectedVersion: history.length,
        correlationId,
        causationId: correlationId,
        events: this.newEvents(events, this.timeOf(act), eventId),
      },
    };
  }

  /** All or none. Throws RecordedNotShown where it stands but the lookups do not have it in time. */
  async commit(plans: readonly Plan[]): Promise<Appended[]> {
    const appends = plans.flatMap(({ append }) => (append ? [append] : []));
    if (appends.length > 0) {
      await this.journal.appendAll(appends);
      await this.lookupsCaughtUp().catch((cause: unknown) => {
        throw new RecordedNotShown(cause);
      });
    }
    return plans.map(({ written }) => written);
  }

  async write<State, Command, Event extends DirectoryEvent>(
    act: Act,
    intent: Intent<State, Command, Event>,
  ): Promise<Written> {
    const plan = this.plan(act, intent);
    await this.commit([plan]);
    return plan.written;
  }

  private newEvents(events: readonly DirectoryEvent[], occurredAt: number, firstId?: string): NewEvent[] {
    return events.map((data, index) => ({
      id: index === 0 && firstId !== undefined ? firstId : this.ids.next(),
      occurredAt,
      data,
    }));
  }
}

function decideAll<State, Command, Event>(
  { initial, evolve, decide }: Aggregate<State, Command, Event>,
  history: readonly Event[],
  commands: readonly Command[],
): Event[] {
  let state = history.reduce(evolve, initial);
  return commands.flatMap((command) => {
    const events = decide(command, state);
    state = events.reduce(evolve, state);
    return events;
  });
}
