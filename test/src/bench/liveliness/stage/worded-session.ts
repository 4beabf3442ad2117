import type { Reply } from '@repartee/dialogue';
import type { WordingMoment } from '@repartee/sessions';

import type { Readings } from './readings.js';
import type { Exchange, Session } from './session.js';
import type { Part } from './sessions.js';
import { wordingOf } from './sessions.js';
import type { Talk } from './talk.js';
import { answering, closeOf, openTalk, replied } from './talk.js';

/** Finds words for a reply at this moment of a session. */
export type WordsFor = (authored: string, moment: WordingMoment) => Promise<string>;

/**
 * Plays the lines as `playSession` does, with other words than the authored ones: what is said becomes part of the talk,
 * for the persona and for whoever words its next reply. How it closes where the learner takes leave is authored, as in the
 * product.
 */
export async function playWorded(readings: Readings, part: Part, wordsFor: WordsFor): Promise<Session> {
  const { learner, lines, seed, attempt } = part;
  const { play, language } = readings;
  let turns: WordingMoment['turns'] = [];
  const say = async (talk: Talk, reply: Reply): Promise<{ talk: Talk; text: string }> => {
    const text = await wordsFor(reply.text, { play, opening: { language }, dialogue: talk.state, turns });
    turns = [...turns, { speaker: 'persona', text }];
    return { talk: replied(talk, { ...reply, text }), text };
  };
  const begun = openTalk(readings, wordingOf(readings, learner, seed, attempt));
  const opened = begun.opening && (await say(begun.talk, begun.opening));
  let talk = opened?.talk ?? begun.talk;
  const exchanges: Exchange[] = [];
  for (const line of lines) {
    if (talk.end) break;
    const { talk: moved, reply, exchange } = answering(talk, line);
    turns = [...turns, { speaker: 'learner', text: line }];
    const answer = reply && (await say(moved, reply));
    exchanges.push(answer ? { ...exchange, said: { ...exchange.said, text: answer.text } } : exchange);
    talk = answer?.talk ?? moved;
  }
  return { learner, seed, opening: opened?.text ?? null, exchanges, close: closeOf(talk) };
}
