import type { RecordedEvent } from '@repartee/proto';
import type { ProjectedEvent } from './projection.js';

/** Whom an event is about: a person by id, a case of theirs, or a session whose learner only its first event names. */
export interface Subject {
  person?: string;
  session?: string;
  case?: string;
}

/** The session of a session's stream, by the name of the stream. */
export function sessionOf(event: RecordedEvent): string {
  return event.stream.slice(`${event.organisation}/session-`.length);
}

/** Whom the event is about, for erasure. The actor of an event is not its subject. */
export function subjectOf(event: ProjectedEvent): Subject {
  const { data } = event;
  if ('placement' in data) {
    const { learnerId = '', sessionId = '', caseId = '' } = data.placement ?? {};
    return { person: learnerId, session: sessionId, case: caseId };
  }
  if ('learnerId' in data)
    return {
      person: data.learnerId,
      ...('sessionId' in data && { session: data.sessionId }),
      ...('caseId' in data && { case: data.caseId }),
    };
  if ('personId' in data) return { person: data.personId };
  return data.$typeName.startsWith('repartee.sessions.v1.') ? { session: sessionOf(event) } : {};
}
