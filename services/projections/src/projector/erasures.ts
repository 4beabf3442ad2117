import type { ProjectedEvent } from '../projection.js';
import { subjectOf } from '../subject.js';

/** Somebody whose rows leave every table and never come back. */
export interface ErasedPerson {
  organisation: string;
  person: string;
}

/** A case of a learner's own whose rows, with those of its sessions, leave every table and never come back. */
export interface ForgottenCase {
  organisation: string;
  case: string;
}

export type Erased = ErasedPerson | ForgottenCase;

export interface ErasedSession {
  organisation: string;
  session: string;
}

/** What an event erases, if it does. */
export function erasureOf({ organisation, data }: ProjectedEvent): Erased | undefined {
  switch (data.$typeName) {
    case 'repartee.directory.v1.PersonErased':
      return { organisation, person: data.personId };
    case 'repartee.cases.v1.CaseForgotten':
      return { organisation, case: data.caseId };
    default:
      return undefined;
  }
}

/** What events erase. */
export function erasuresIn(events: readonly ProjectedEvent[]): Erased[] {
  const erasures: Erased[] = [];
  for (const event of events) {
    const erased = erasureOf(event);
    if (erased) erasures.push(erased);
  }
  return erasures;
}

/** The set of what was erased, and of the sessions that were of it (a session's later events name nothing but it). */
export class Erasures {
  private readonly erased = new Set<string>();

  add(erased: Erased | ErasedSession): void {
    this.erased.add(keyOf(erased));
  }

  has(erased: Erased | ErasedSession): boolean {
    return this.erased.has(keyOf(erased));
  }

  /** Whether the stream is of what was erased. */
  coversStream(organisation: string, stream: string): boolean {
    const owner = ownerOf(organisation, stream);
    return owner !== undefined && this.has(owner);
  }

  /** Whether nothing of the event may be stored. What was erased is itself kept, by id. */
  covers(event: ProjectedEvent): boolean {
    if (this.erased.size === 0) return false;
    const { organisation } = event;
    const { person, session, case: caseId } = subjectOf(event);
    const isErased = (id: string | undefined, as: (id: string) => Erased | ErasedSession) =>
      id !== undefined && this.erased.has(keyOf(as(id)));
    const ofPerson = isErased(person, (id) => ({ organisation, person: id }));
    switch (event.data.$typeName) {
      case 'repartee.directory.v1.PersonErased':
        return false;
      case 'repartee.cases.v1.CaseForgotten':
        return ofPerson;
      default:
        return (
          ofPerson ||
          isErased(session, (id) => ({ organisation, session: id })) ||
          isErased(caseId, (id) => ({ organisation, case: id }))
        );
    }
  }
}

/** Of whom or what a stream is, by its name; undefined for one that nobody erases. */
function ownerOf(organisation: string, stream: string): Erased | ErasedSession | undefined {
  const [, kind, id = ''] = /^([a-z]+)-(.+)$/.exec(stream.slice(`${organisation}/`.length)) ?? [];
  switch (kind) {
    case 'person':
      return { organisation, person: id };
    case 'case':
      return { organisation, case: id };
    case 'session':
    case 'scorecard':
    case 'viewing':
      return { organisation, session: id };
    default:
      return undefined;
  }
}

function keyOf(erased: Erased | ErasedSession): string {
  const { organisation } = erased;
  if ('person' in erased) return `${organisation}/person-${erased.person}`;
  return 'case' in erased ? `${organisation}/case-${erased.case}` : `${organisation}/session-${erased.session}`;
}
