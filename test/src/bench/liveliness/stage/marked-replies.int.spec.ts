import { join } from 'node:path';

import { repositoryRoot } from '../../../harness/repository.js';
import { readCorpus } from '../corpus/read-corpus.js';
import { playsOfPack } from '../plays.js';
import type { Marked } from './marked-replies.fixture.js';
import { markedReplies } from './marked-replies.fixture.js';
import { Readings } from './readings.js';
import { beginTalk, spoken } from './talk.js';

const plays = playsOfPack();
const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

const linesOf = ({ scenario: id, language, learner }: Marked) => {
  const play = plays.find(({ scenario }) => scenario.id === id);
  const corpus = play && readCorpus(join(repositoryRoot, 'test/liveliness', id, language), play.scenario);
  if (!corpus) throw new Error(`Nobody wrote ${id} in ${language}.`);
  return { play, lines: corpus.learners[learner] };
};

/** What was said to each line, whatever the wording seed. */
const heldWithAll = (marked: Marked): ReadonlyMap<string, readonly string[]> => {
  const { play, lines } = linesOf(marked);
  const readings = new Readings(play, marked.language);
  const heard = new Map<string, string[]>();
  for (const wordingSeed of seeds) {
    let { talk } = beginTalk(readings, { language: marked.language, wordingSeed, attempt: 1 });
    for (const line of lines) {
      const said = spoken(talk, line);
      heard.set(line, [...(heard.get(line) ?? []), said.exchange.said.text]);
      talk = said.talk;
      if (talk.end) break;
    }
  }
  return heard;
};

describe.each(markedReplies)('$scenario with the $learner learner ($language)', (marked) => {
  const heard = heldWithAll(marked);

  it.each(marked.replies.map(([turn, ...pieces]) => ({ turn, pieces })))(
    'does not answer "$turn" with what nobody would say',
    ({ turn, pieces }) => {
      const replies = heard.get(turn) ?? [];
      expect(replies.length).toBeGreaterThan(0);
      expect(replies.filter((reply) => pieces.every((piece) => reply.includes(piece)))).toEqual([]);
    },
  );
});
