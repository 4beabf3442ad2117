import type { ProjectedEvent } from '../projection.js';
import { subjectOf } from '../subject.js';

/** Somebody whose rows leave every table and never come back. */
export interface ErasedPerson {
  organisation: string;
  person: string;
}

export interface ErasedSession {
  organisation: string;
  session: string;
}

/** The set of the erased, and of the sessions that were theirs (a session's later events do not name its learner). */
export class Erasures {
  private readonly people = new Set<string>();
  private readonly sessions = new Set<string>();

  addPerson({ organisation, person }: ErasedPerson): void {
    this.people.add(`${organisation}/${person}`);
  }

  addSession({ organisation, session }: ErasedSession): void {
    this.sessions.add(`${organisation}/${session}`);
  }

  /** Whether nothing of the event may be stored. That somebody was erased is itself kept, by id. */
  covers(event: ProjectedEvent): boolean {
    if (this.people.size === 0 && this.sessions.size === 0) return false;
    if (event.data.$typeName === 'repartee.directory.v1.PersonErased') return false;
    const { person, session } = subjectOf(event);
    return (
      (person !== undefined && this.people.has(`${event.organisation}/${person}`)) ||
      (session !== undefined && this.sessions.has(`${event.organisation}/${session}`))
    );
  }
}
