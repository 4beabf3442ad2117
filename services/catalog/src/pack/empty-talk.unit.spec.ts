import { describe, expect, it } from '@jest/globals';
import type { Play } from '@repartee/dialogue';
import { castSamples, holdTalk, overallScore, scoreRubric } from '@repartee/dialogue';
import type { Language } from '@repartee/proto';
import { languages } from '@repartee/proto';

import { presentCore } from '../core-pack.js';
import { callersPlatitudes, generalities, nonsense, platitudes } from './empty-talk.fixtures.js';

const { pack } = presentCore();

const nameOf = ({ scenario, persona }: Play): string =>
  scenario.case_for === undefined ? scenario.id : `${scenario.id} with ${persona.identity.name}`;

const plays: [string, Play][] = pack.scenarios.flatMap(({ content: scenario }) => {
  const persona = pack.personas.find(({ content }) => content.id === scenario.persona)?.content;
  const rubric = pack.rubrics.find(({ content }) => content.id === scenario.rubric)?.content;
  if (!persona || !rubric) return [];
  // A template is played as its sample cases cast it.
  return castSamples({ persona, scenario, rubric }).map((play): [string, Play] => [nameOf(play), play]);
});

/** Hundredths. The rubric of a template knows nothing of the matter: words at random hit one of its criteria now and then. */
const mostFor = ({ scenario }: Play): number => (scenario.case_for === undefined ? 1000 : 2500);

/** Says the lines one after the other, whatever the persona answers. */
function hold(play: Play, language: Language, lines: readonly string[]) {
  const left = [...lines];
  const next = () => {
    const text = left.shift();
    return text === undefined ? { kind: 'end' as const } : { kind: 'say' as const, text };
  };
  return holdTalk({ play, language, learner: { next }, wordingSeed: 1 });
}

describe.each(plays)('in %s', (_, play) => {
  describe.each(languages)('in %s', (language) => {
    it.each([
      ['generalities', generalities],
      ['platitudes', platitudes],
      ['a caller’s platitudes', callersPlatitudes],
    ])('%s do not reach the objective, however kind', (_name, lines) => {
      expect(hold(play, language, lines[language]).ending.objectiveReached).toBe(false);
    });

    it('nonsense earns next to nothing', () => {
      const skills = scoreRubric(play, hold(play, language, nonsense[language]));
      expect(overallScore(skills)).toBeLessThanOrEqual(mostFor(play));
    });
  });
});
