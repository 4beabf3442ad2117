import type { Journal, Keys } from '@repartee/kernel';
import { streamOf } from '@repartee/proto';

import type { PlannedOrganisation, PlannedSession } from '../plan/plan.js';
import type { StagedPlay } from '../play/play-session.js';
import { Player } from '../play/player.js';
import { recordSession } from '../play/record-session.js';

export interface SeedSessions {
  organisation: PlannedOrganisation;
  stage: (scenarioId: string) => StagedPlay;
  journal: Journal;
  keys: Keys;
  /** Resolves when everybody has read what is in the journal. */
  caughtUp: () => Promise<void>;
  /** From 0 to 1. */
  onProgress: (progress: number) => void;
}

/** Sessions that share one durable commit. */
const BATCH = 50;

/** Plays and records the sessions that are not in the journal yet; each goes in whole, so that none is ever half there. */
export async function seedSessions(seed: SeedSessions): Promise<void> {
  const { organisation, journal, caughtUp, onProgress } = seed;
  const missing = organisation.sessions.filter(({ id }) => journal.head(streamOf.session(organisation.id, id)) === 0);
  if (missing.length === 0) return;
  const player = await Player.start();
  try {
    let next = playBatch(seed, player, missing.slice(0, BATCH));
    let followed = Promise.resolve();
    for (let from = 0; from < missing.length; from += BATCH) {
      const appends = next;
      next = playBatch(seed, player, missing.slice(from + BATCH, from + 2 * BATCH));
      const recorded = await appends;
      // Who follows reads what has just been appended from memory; far behind, it would be read from the file.
      await followed;
      await journal.appendAll(recorded);
      followed = caughtUp();
      followed.catch(() => undefined);
      onProgress(Math.min(1, (from + BATCH) / missing.length));
    }
  } finally {
    await player.stop();
  }
}

function playBatch({ organisation, stage, keys }: SeedSessions, player: Player, sessions: readonly PlannedSession[]) {
  const appends = sessions.map(async (session) => {
    const happenings = await player.play(organisation.id, session, stage(session.scenarioId));
    return recordSession(organisation.id, session, happenings, keys);
  });
  const all = Promise.all(appends);
  all.catch(() => undefined);
  return all;
}
