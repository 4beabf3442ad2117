import type { Corpus } from '../corpus/corpus.js';
import type { MarkedTalk } from '../corpus/marked-talks.js';
import type { Asked } from './asked.js';
import { askAll } from './asked.js';
import type { PlantedPlay } from './planted.js';
import { playPlanted } from './planted.js';
import type { Readings } from './readings.js';
import type { Session } from './session.js';
import { playSessions } from './sessions.js';
import type { Swap } from './swaps.js';
import { swapsIn } from './swaps.js';
import type { HeldTalk } from './held-talk.js';
import { holdAgain } from './held-talk.js';
import type { Tried } from './tried.js';
import { tryAll } from './tried.js';

/** All that is looked at in one scenario and language. */
export interface Evidence {
  sessions: readonly Session[];
  /** The second attempts of the same learners, in the same order. */
  secondAttempts: readonly Session[];
  swaps: readonly Swap[];
  questions: readonly Asked[];
  pairs: readonly Asked[];
  contradictions: readonly PlantedPlay[];
  consistent: readonly PlantedPlay[];
  tried: readonly Tried[];
  talks: readonly HeldTalk[];
}

export interface Played {
  corpus: Corpus;
  /** Conversations that readers typed. */
  talks: readonly MarkedTalk[];
}

export function gather(readings: Readings, { corpus, talks: marked }: Played, seeds: number): Evidence {
  const { learners } = corpus;
  const sessions: Session[] = [];
  const swaps: Swap[] = [];
  for (const played of playSessions(readings, learners, { seeds, attempt: 1 })) {
    sessions.push(played.session);
    swaps.push(...swapsIn(played, learners));
  }
  const secondAttempts = [...playSessions(readings, learners, { seeds, attempt: 2 })].map(({ session }) => session);
  const { single: questions, pairs } = askAll(readings, learners, corpus.questions);
  const { contradictions, consistent } = playPlanted(readings, corpus.contradictions);
  const tried = tryAll(readings, corpus.phrasings);
  const talks = marked.map((talk) => holdAgain(talk, readings));
  return { sessions, secondAttempts, swaps, questions, pairs, contradictions, consistent, tried, talks };
}
