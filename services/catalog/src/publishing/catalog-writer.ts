import type { Append, Clock, Ids, Journal } from '@repartee/kernel';
import { InTurn } from '@repartee/kernel';
import type { Actor, ContentKind, Written } from '@repartee/proto';
import { streamOf } from '@repartee/proto';

import type { ContentCommand } from '../contents/domain/content.decide.js';
import { decideContent } from '../contents/domain/content.decide.js';
import type { Content, ContentEvent } from '../contents/domain/content.js';
import { evolveContent, initialContent } from '../contents/domain/content.js';
import { toProblem } from './problems.js';

/** On whose behalf something is published, and when it happened where that is not now (UTC, milliseconds since 1970). */
export interface Act {
  organisation: string;
  actor: Actor;
  at?: number;
}

export interface Plan {
  before: Content;
  after: Content;
  written: Written;
  append?: Append;
}

const streams = { personas: streamOf.persona, scenarios: streamOf.scenario, rubrics: streamOf.rubric } as const;

/** Loads, decides, appends. What it has resolved is in the lookups too. */
export class CatalogWriter {
  private readonly inTurn = new InTurn();

  constructor(
    private readonly journal: Journal,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly lookupsCaughtUp: () => Promise<void>,
  ) {}

  /** Runs the work while no other write of the organisation goes on; a broken rule becomes its problem. */
  inTurnOf<Result>(organisation: string, work: () => Promise<Result>): Promise<Result> {
    const upToDate = () => this.lookupsCaughtUp().then(work);
    return this.inTurn.run(organisation, upToDate).catch((error: unknown) => {
      throw toProblem(error);
    });
  }

  /** Throws a CatalogRefusal. */
  plan(act: Act, kind: ContentKind, id: string, command: ContentCommand): Plan {
    const stream = streams[kind](act.organisation, id);
    const history = this.journal.readStream(stream);
    const before = history.map(({ data }) => data as ContentEvent).reduce(evolveContent, initialContent);
    const events = decideContent(command, before);
    const after = events.reduce(evolveContent, before);
    const written = { stream, version: history.length + events.length };
    if (events.length === 0) return { before, after, written };
    const occurredAt = act.at ?? this.clock.now();
    const correlationId = this.ids.next();
    const { organisation, actor } = act;
    return {
      ...{ before, after, written },
      append: {
        ...{ stream, organisation, actor, correlationId, causationId: correlationId },
        expectedVersion: history.length,
        events: events.map((data) => ({ id: this.ids.next(), occurredAt, data })),
      },
    };
  }

  /** All or none. */
  async commit(plans: readonly Plan[]): Promise<void> {
    const appends = plans.flatMap(({ append }) => (append ? [append] : []));
    if (appends.length === 0) return;
    await this.journal.appendAll(appends);
    await this.lookupsCaughtUp();
  }
}
