import { createHash } from 'node:crypto';

import { SeededRandomness, TimeOrderedIds } from '@repartee/kernel/ports';
import type { SessionEvent } from '@repartee/sessions/domain';

import type { PlannedSession } from '../plan/plan.js';
import { keyOfContents } from './contents-key.js';
import type { Happening, StagedPlay } from './play-session.js';

/** A session of the demo as it was held when the product was built; when it began is not known yet. */
export interface PlayedSession {
  /** What it was held with: the same key, the same conversation, where the same code holds it. */
  key: string;
  /** What happened, in order, with the milliseconds since the session began. */
  happened: readonly { afterMs: number; event: SessionEvent }[];
}

/** By everything that the conversation follows from, the moment and the code aside: contents, learner and chance. */
export function playedKey(
  organisation: string,
  { startsAt: _, learner, ...session }: PlannedSession,
  staged: StagedPlay,
): string {
  const { id, teamId, siteId, account } = learner;
  const held = { ...session, learner: { id, teamId, siteId, account } };
  return createHash('sha256')
    .update(JSON.stringify([organisation, held, keyOfContents(staged)]))
    .digest('base64url');
}

export function playedOf(key: string, startsAt: number, happenings: readonly Happening[]): PlayedSession {
  return { key, happened: happenings.map(({ at, event }) => ({ afterMs: at - startsAt, event })) };
}

/** The session as it goes on record when it begins at its planned moment: as if it were held then. */
export function recalled({ happened }: PlayedSession, { startsAt, seed }: PlannedSession): Happening[] {
  let now = startsAt;
  const ids = new TimeOrderedIds({ now: () => now }, new SeededRandomness(seed));
  return happened.map(({ afterMs, event }) => {
    now = startsAt + afterMs;
    const placed = renamed(timed(event, now), ids);
    return { id: ids.next(), at: now, event: placed };
  });
}

/** With the moment that it tells of. */
function timed(event: SessionEvent, now: number): SessionEvent {
  if (event.type === 'SessionStarted') return { ...event, startedAt: now };
  return event.type === 'SessionEnded' ? { ...event, at: now } : event;
}

/** The client names its turns before they are heard. */
function renamed(event: SessionEvent, ids: TimeOrderedIds): SessionEvent {
  return 'clientTurnId' in event ? { ...event, clientTurnId: ids.next() } : event;
}
