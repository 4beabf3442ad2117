import type { Corpus } from '../corpus/corpus.js';
import type { Asked } from './asked.js';
import { askAll } from './asked.js';
import type { PlantedPlay } from './planted.js';
import { playPlanted } from './planted.js';
import type { Session } from './session.js';
import type { Stage } from './sessions.js';
import { playSessions } from './sessions.js';
import type { Swap } from './swaps.js';
import { swapsIn } from './swaps.js';
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
}

export function gather(stage: Stage, corpus: Corpus, seeds: number): Evidence {
  const { learners } = corpus;
  const sessions: Session[] = [];
  const swaps: Swap[] = [];
  for (const played of playSessions(stage, learners, { seeds, attempt: 1 })) {
    sessions.push(played.session);
    swaps.push(...swapsIn(played, learners));
  }
  const secondAttempts = [...playSessions(stage, learners, { seeds, attempt: 2 })].map(({ session }) => session);
  const { single: questions, pairs } = askAll(stage, learners, corpus.questions);
  const { contradictions, consistent } = playPlanted(stage, corpus.contradictions);
  const tried = tryAll(stage, corpus.phrasings);
  return { sessions, secondAttempts, swaps, questions, pairs, contradictions, consistent, tried };
}
