import type { RecordedEvent } from '@repartee/proto';
import type { ProjectedEvent } from './projection.js';

/** Whom an event is about: a person by id, or a session whose learner only its first event names. */
export interface Subject {
  person?: string;
  session?: string;
}

/** The session of a session's stream, by the name of the stream. */
export function sessionOf(event: RecordedEvent): string {
  return event.stream.slice(`${event.organisation}/session-`.length);
}

/** Whom the event is about, for erasure. The actor of an event is not its subject. */
export function subjectOf(event: ProjectedEvent): Subject {
  const { data } = event;
  if ('placement' in data) return { person: data.placement?.learnerId ?? '', session: data.placement?.sessionId ?? '' };
  if ('learnerId' in data) return { person: data.learnerId, session: data.sessionId };
  if ('personId' in data) return { person: data.personId };
  return data.$typeName.startsWith('repartee.sessions.v1.') ? { session: sessionOf(event) } : {};
}
