import type { Play } from '@repartee/dialogue';
import type { Language } from '@repartee/proto';

import { owedReply } from './owed-reply.js';
import { applied } from './session-steps.js';
import type { LiveSession } from './session.js';
import { decideSpoken } from './spoken.decide.js';

const prepared = new WeakMap<Play, Set<Language>>();

/** So many of a play's own sentences are answered: the first answer takes longest, the next ones little more than any. */
const SENTENCES = 5;

/**
 * Answers some of the play's own sentences to nobody, once for a play and a language, so that the learner's first turn
 * does not wait for what choosing and wording a reply takes the first time. In steps; the session stays as it is.
 */
export function* preparingToAnswer(session: LiveSession): Generator<void> {
  const { play, opening, turns, startedAt } = session;
  const { language, mode } = opening;
  const known = prepared.get(play) ?? new Set();
  if (known.has(language)) return;
  prepared.set(play, known.add(language));
  const sentences = play.scenario.cues.flatMap(({ examples }) => examples[language]).slice(0, SENTENCES);
  for (const text of sentences) {
    const turn = { turn: turns.length, text, mode, startedMs: 0, endedMs: 0, clientTurnId: '', byPersona: false };
    yield void owedReply(applied(session, decideSpoken({ type: 'HearLearner', at: startedAt, ...turn }, session)));
  }
}
