import type { Wording } from '@repartee/dialogue';
import { wordingSeedOf } from '@repartee/sessions';

import { learnerNames } from '../corpus/corpus.js';
import type { Learners } from '../corpus/corpus.js';
import type { Exchange, Session } from './session.js';
import type { Readings } from './readings.js';
import type { Talk } from './talk.js';
import { beginTalk, closeOf, spoken } from './talk.js';

/** The wording seed that the product would give this learner. */
export const wordingOf = ({ play, language }: Readings, learner: string, seed: number, attempt = 1): Wording => ({
  language,
  wordingSeed: wordingSeedOf(`${learner}-${seed}`, play.scenario.id),
  attempt,
});

/** A session with the talk as it stood before each learner turn. */
export interface PlayedSession {
  session: Session;
  before: readonly Talk[];
}

export interface Part {
  learner: string;
  lines: readonly string[];
  seed: number;
  attempt: number;
}

/** Plays the lines in order until they or the persona's patience run out. */
export function playSession(readings: Readings, { learner, lines, seed, attempt }: Part): PlayedSession {
  const begun = beginTalk(readings, wordingOf(readings, learner, seed, attempt));
  const before: Talk[] = [];
  const exchanges: Exchange[] = [];
  let talk = begun.talk;
  for (const line of lines) {
    if (talk.end) break;
    before.push(talk);
    const next = spoken(talk, line);
    exchanges.push(next.exchange);
    talk = next.talk;
  }
  return { session: { learner, seed, opening: begun.opening, exchanges, close: closeOf(talk) }, before };
}

/** Every learner with every seed, seeds from 1. */
export const partsOf = (learners: Learners, { seeds, attempt }: { seeds: number; attempt: number }): Part[] =>
  learnerNames.flatMap((learner) =>
    Array.from({ length: seeds }, (_, index) => ({ learner, lines: learners[learner], seed: index + 1, attempt })),
  );

/** One session after another; each is played when it is asked for. */
export function* playSessions(
  readings: Readings,
  learners: Learners,
  all: { seeds: number; attempt: number },
): Generator<PlayedSession> {
  for (const part of partsOf(learners, all)) yield playSession(readings, part);
}
