import type { Journal, Keys } from '@repartee/kernel';
import { streamOf } from '@repartee/proto';

import type { PlannedOrganisation, PlannedSession } from '../plan/plan.js';
import type { StagedPlay } from '../play/play-session.js';
import type { Player } from '../play/player.js';
import { recordSession } from '../play/record-session.js';

export interface SeedSessions {
  organisation: PlannedOrganisation;
  player: Player;
  /** By scenario. */
  staged: ReadonlyMap<string, StagedPlay>;
  journal: Journal;
  keys: Keys;
  /** The instance that holds them for life, where there are several. */
  home?: string;
  /** Resolves when everybody has read what is in the journal. */
  caughtUp: () => Promise<void>;
  /** From 0 to 1. */
  onProgress: (progress: number) => void;
}

/**
 * Sessions that share one durable commit, of the first batches and of all others; the last grow small again. Who scores
 * is not to wait for many at first, nor to have many left in the end.
 */
const FIRST_BATCHES = [4, 8, 16, 32, 64];
const BATCH = 100;
const LAST_BATCH = 20;
/** Batches that are played ahead, so that neither who plays nor who follows waits for the other. */
const AHEAD = 4;
/** Sessions by which who follows may be behind: what was appended last is read from memory, further back from the file. */
const BEHIND = 250;

/** Plays and records the sessions that are not in the journal yet; each goes in whole, so that none is ever half there. */
export async function seedSessions(seed: SeedSessions): Promise<void> {
  const { organisation, journal, caughtUp, onProgress } = seed;
  const missing = organisation.sessions.filter(({ id }) => journal.head(streamOf.session(organisation.id, id)) === 0);
  if (missing.length === 0) return;
  const batches = inBatches(missing);
  const played = batches.splice(0, AHEAD).map((batch) => playBatch(seed, batch));
  const unfollowed: { sessions: number; followed: Promise<void> }[] = [];
  const behind = () => unfollowed.reduce((sum, { sessions }) => sum + sessions, 0);
  let recorded = 0;
  for (let next = played.shift(); next; next = played.shift()) {
    const appends = await next;
    played.push(...batches.splice(0, 1).map((batch) => playBatch(seed, batch)));
    while (unfollowed.length > 0 && behind() + appends.length > BEHIND) await unfollowed.shift()?.followed;
    await journal.appendAll(appends);
    const followed = caughtUp();
    followed.catch(() => undefined);
    unfollowed.push({ sessions: appends.length, followed });
    recorded += appends.length;
    onProgress(recorded / missing.length);
  }
}

function inBatches(sessions: readonly PlannedSession[]): PlannedSession[][] {
  const batches: PlannedSession[][] = [];
  for (let from = 0; from < sessions.length; from += batches.at(-1)?.length ?? BATCH) {
    const left = Math.ceil((sessions.length - from) / 3);
    const size = FIRST_BATCHES[batches.length] ?? Math.min(BATCH, Math.max(LAST_BATCH, left));
    batches.push(sessions.slice(from, from + size));
  }
  return batches;
}

function playBatch({ organisation, player, staged, keys, home }: SeedSessions, sessions: readonly PlannedSession[]) {
  const appends = sessions.map(async (session) => {
    const contents = staged.get(session.scenarioId);
    if (!contents) throw new RangeError(`No such scenario: ${session.scenarioId}`);
    const happenings = await player.play(organisation.id, session, contents);
    return recordSession(organisation.id, session, happenings, { keys, ...(home !== undefined && { home }) });
  });
  const all = Promise.all(appends);
  all.catch(() => undefined);
  return all;
}
