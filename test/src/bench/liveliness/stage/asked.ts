import type { About, Learners, Questions } from '../corpus/corpus.js';
import type { Readings } from './readings.js';
import type { Said } from './said.js';
import { wordingOf } from './sessions.js';
import { beginTalk, heldUntil, spoken } from './talk.js';

/** A turn of the corpus that asks something, put at some moment, and the reply. */
export interface Asked {
  moment: string;
  text: string;
  about: readonly About[];
  /** Topics that were heard in the turn. */
  topics: readonly string[];
  said: Said;
}

interface Moment {
  name: string;
  lines: readonly string[];
}

/** A question may come first of all, in the middle of a decent talk, or after four turns that spoilt it. */
const momentsOf = (learners: Learners): Moment[] => [
  { name: 'at the start', lines: [] },
  { name: 'after six turns of the average learner', lines: learners.average.slice(0, 6) },
  { name: 'after four turns of the hostile learner', lines: learners.hostile.slice(0, 4) },
];

/** Puts every question of the corpus at each of the moments, each time to a persona with another wording seed. */
export function askAll(
  readings: Readings,
  learners: Learners,
  { single, pairs }: Questions,
): { single: Asked[]; pairs: Asked[] } {
  const ask = (turns: readonly { text: string; about: readonly About[] }[]) =>
    momentsOf(learners).flatMap(({ name, lines }) =>
      turns.map(({ text, about }, index): Asked => {
        const { talk } = beginTalk(readings, wordingOf(readings, 'asking', index + 1));
        const { said, reading } = spoken(heldUntil(talk, lines), text).exchange;
        return { moment: name, text, about, topics: reading.topics, said };
      }),
    );
  return {
    single: ask(single.map(({ text, ...about }) => ({ text, about: [about] }))),
    pairs: ask(pairs.map(({ text, first, second }) => ({ text, about: [first, second] }))),
  };
}
