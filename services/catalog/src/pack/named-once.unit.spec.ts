import { describe, expect, it } from '@jest/globals';
import type { Play } from '@repartee/dialogue';
import { castSamples, holdTalk, probeLearner, scoreSession } from '@repartee/dialogue';
import type { DebriefingDocument } from '@repartee/proto';
import { languages } from '@repartee/proto';

import { soundCore } from '../core-pack.js';

const { pack } = soundCore();

const plays: [string, Play][] = pack.scenarios.flatMap(({ content: scenario }) => {
  const persona = pack.personas.find(({ content }) => content.id === scenario.persona)?.content;
  const rubric = pack.rubrics.find(({ content }) => content.id === scenario.rubric)?.content;
  if (!persona || !rubric) return [];
  return castSamples({ persona, scenario, rubric }).map((play): [string, Play] => [
    `${scenario.id} with ${play.persona.identity.name}`,
    play,
  ]);
});

/** How the debriefing calls the persona. */
const calledIn = ({ persona: { identity } }: Play): RegExp =>
  new RegExp(`(?<![\\p{L}-])${identity.name.split(' ')[0] ?? ''}(?![\\p{L}-])`, 'gu');

/** What is read in one go: sentences that follow each other. */
const passagesOf = ({ summary, keyMoments, suggestions, followed }: DebriefingDocument): string[] => [
  summary,
  ...keyMoments.map(({ title, why }) => `${title} ${why}`),
  ...suggestions.map(({ advice }) => advice),
  ...followed.map(({ text }) => text),
];

/** Sentences that name somebody twice, or that follow one which has named them. */
const namedAgain = (passage: string, name: RegExp): boolean => {
  const sentences = passage.split(/(?<=[.!?…])\s+/u).map((sentence) => sentence.match(name)?.length ?? 0);
  return sentences.some((times, at) => times > 1 || (times > 0 && (sentences[at - 1] ?? 0) > 0));
};

describe.each(plays)('a debriefing of %s', (_, play) => {
  describe.each(languages)('in %s', (language) => {
    it.each(['novice', 'competent', 'expert'] as const)(
      'names nobody twice in a breath to a learner who is %s',
      (level) => {
        const passages = [1, 2].flatMap((seed) => {
          const transcript = holdTalk({
            ...{ play, language, wordingSeed: seed },
            learner: probeLearner({ play, language, level, seed }),
          });
          return passagesOf(scoreSession(play, transcript, { attempt: 1, earlier: [] }).debriefing);
        });
        expect(passages.filter((passage) => namedAgain(passage, calledIn(play)))).toEqual([]);
      },
    );
  });
});
