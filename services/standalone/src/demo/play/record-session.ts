import type { Append, Keys } from '@repartee/kernel';
import { streamOf } from '@repartee/proto';
import { toRecord } from '@repartee/sessions';

import type { PlannedSession } from '../plan/plan.js';
import type { Happening } from './play-session.js';

/** The whole session as one append to its stream, its words sealed under the learner's key. */
export function recordSession(
  organisation: string,
  { id, learner }: PlannedSession,
  happenings: readonly Happening[],
  { keys, home }: { keys: Keys; home?: string },
): Append {
  const recording = { keys, organisation, sessionId: id, learnerId: learner.id, ...(home !== undefined && { home }) };
  return {
    stream: streamOf.session(organisation, id),
    organisation,
    expectedVersion: 0,
    events: happenings.map(({ id: eventId, at, event }) =>
      toRecord(event, { ...recording, at, nextId: () => eventId }),
    ),
    correlationId: id,
    causationId: id,
    actor: { kind: 'person', id: learner.id },
  };
}
