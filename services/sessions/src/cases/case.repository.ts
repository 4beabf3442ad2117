import type { Ids } from '@repartee/kernel';
import type { Journal, Keys } from '@repartee/kernel';
import type { Actor, CaseEvent as LogEvent, RecordedEvent } from '@repartee/proto';
import { streamOf } from '@repartee/proto';

import { caseFromLog, caseToLog } from './case.converters.js';
import type { CaseEvent } from './domain/case-events.js';
import type { CaseState } from './domain/case.js';
import { evolve, initialState } from './domain/case.js';

/** Whose case it is. */
export interface CaseKey {
  organisation: string;
  caseId: string;
  learnerId: string;
}

export interface StoredCase {
  state: CaseState;
  version: number;
}

/** Cases in the journal: a stream each, and a key each. */
export class CaseRepository {
  constructor(
    private readonly journal: Journal,
    private readonly keys: Keys,
    private readonly ids: Ids,
    /** Named in what is told; undefined where there is only one. */
    private readonly home?: string,
  ) {}

  /** The case as its events tell it; unborn where there is none. */
  load(organisation: string, caseId: string): StoredCase {
    const records = this.journal.readStream(streamOf.case(organisation, caseId)) as RecordedEvent<LogEvent>[];
    const events = records.map(({ id, data }) => {
      const context = { organisation, person: data.learnerId, eventId: id };
      return caseFromLog(data, (sealed) => (sealed ? this.keys.open(sealed, context) : null));
    });
    const state = events.reduce<CaseState>((folded, event) => (event ? evolve(folded, event) : folded), initialState);
    return { state, version: records.length };
  }

  /** Appends durably, by the learner unless told; resolves to the version the stream then has. Throws ConcurrencyConflict. */
  async append(
    key: CaseKey & { actor?: Actor },
    events: readonly CaseEvent[],
    at: number,
    expectedVersion: number,
  ): Promise<number> {
    const { organisation, caseId, learnerId, actor = { kind: 'person', id: learnerId } } = key;
    const { version } = await this.journal.append({
      stream: streamOf.case(organisation, caseId),
      ...{ organisation, expectedVersion, correlationId: caseId, causationId: caseId },
      actor,
      events: events.map((event) => {
        const id = this.ids.next();
        const context = { organisation, person: learnerId, eventId: id, case: caseId };
        return {
          id,
          occurredAt: at,
          data: caseToLog(event, { ...key, home: this.home ?? '' }, (text) => this.keys.seal(context, text)),
        };
      }),
    });
    return version;
  }

  /** From then on nobody reads what was said of these cases or in their sessions, wherever copies of it lie. */
  destroyKeys(cases: readonly CaseKey[]): void {
    this.keys.destroyCases(
      cases.map(({ organisation, caseId, learnerId: person }) => ({ organisation, person, caseId })),
    );
  }

  /** Those of the cases whose keys are destroyed. */
  withoutKey(cases: readonly CaseKey[]): CaseKey[] {
    const holders = cases.map(({ organisation, caseId, learnerId: person }) => ({ organisation, person, caseId }));
    return this.keys
      .destroyedCases(holders)
      .map(({ organisation, caseId, person }) => ({ organisation, caseId, learnerId: person }));
  }

  /** Puts on record that a case was forgotten whose key is destroyed. False where it is so already, or held elsewhere. */
  async forgetAgain(key: CaseKey, at: number): Promise<boolean> {
    const { state, version } = this.load(key.organisation, key.caseId);
    if (version === 0 || state.status === 'forgotten') return false;
    const actor: Actor = { kind: 'system', id: 'cases' };
    await this.append({ ...key, actor }, [{ type: 'CaseForgotten', learnerId: key.learnerId }], at, version);
    return true;
  }
}
