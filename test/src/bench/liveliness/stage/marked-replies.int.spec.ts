import { join } from 'node:path';

import { repositoryRoot } from '../../../harness/repository.js';
import { readCorpus } from '../corpus/read-corpus.js';
import { playsOfPack } from '../plays.js';
import type { Marked } from './marked-replies.fixture.js';
import { markedReplies } from './marked-replies.fixture.js';
import { Readings } from './readings.js';
import { repliesTo } from './replies-to.js';

const plays = playsOfPack();

/** What was said to each line of that learner up to the last marked one, whatever the wording seed. */
const heldWithAll = ({
  scenario: id,
  language,
  learner,
  replies: marks,
}: Marked): ReadonlyMap<string, readonly string[]> => {
  const play = plays.find(({ scenario }) => scenario.id === id);
  const corpus = play && readCorpus(join(repositoryRoot, 'test/liveliness', id, language), play.scenario);
  if (!corpus) throw new Error(`Nobody wrote ${id} in ${language}.`);
  const all = corpus.learners[learner];
  const lines = all.slice(0, Math.max(...marks.map(([turn]) => all.lastIndexOf(turn))) + 1);
  const replies = repliesTo(lines, new Readings(play, language));
  return new Map(lines.map((line, index) => [line, replies[index] ?? []]));
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
