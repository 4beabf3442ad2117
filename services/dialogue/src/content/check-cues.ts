import { languages } from '@repartee/proto';
import type { Patterns, Scenario } from '@repartee/proto';
import type { Play } from '../model/play.js';
import { checkPatterns } from '../patterns/index.js';
import { readTurn } from '../recognisers/index.js';
import type { Finding } from './finding.js';
import { finding } from './finding.js';

type Path = readonly (string | number)[];

const patternsOf = (scenario: Scenario): { path: Path; patterns: Patterns }[] => [
  ...scenario.topics.map(({ words }, index) => ({ path: ['topics', index, 'words'], patterns: words })),
  ...scenario.cues.flatMap(({ heard, unless }, index) => [
    { path: ['cues', index, 'heard'], patterns: heard },
    ...(unless ? [{ path: ['cues', index, 'unless'], patterns: unless }] : []),
  ]),
  ...scenario.questions.map(({ heard }, index) => ({ path: ['questions', index, 'heard'], patterns: heard })),
  ...scenario.points.flatMap(({ words }, index) =>
    words ? [{ path: ['points', index, 'words'], patterns: words }] : [],
  ),
];

const patterns = (scenario: Scenario): Finding[] =>
  patternsOf(scenario).flatMap(({ path, patterns: written }) =>
    checkPatterns(written).map((message) =>
      finding(path, message, 'Words separated by spaces; see the author’s guide.'),
    ),
  );

/** Examples of the scenario's cues are heard, and near misses are not. */
const examples = (play: Play): Finding[] =>
  play.scenario.cues.flatMap((cue, index) =>
    languages.flatMap((language) => {
      const fires = (text: string) => readTurn({ text, language, play }).cues.some((found) => found.cue === cue.id);
      const check = (member: 'examples' | 'near_misses', wanted: boolean, message: string, remedy: string): Finding[] =>
        cue[member][language].flatMap((text, at) =>
          fires(text) === wanted ? [] : finding(['cues', index, member, language, at], `"${text}" ${message}`, remedy),
        );
      return [
        ...check('examples', true, `is not heard as "${cue.id}".`, 'Add or widen a pattern in "heard".'),
        ...check('near_misses', false, `is heard as "${cue.id}".`, 'Narrow a pattern, or add one to "unless".'),
      ];
    }),
  );

/** The words that things are heard by. Examples are only tried where every pattern can be read. */
export const checkCues = (play: Play): Finding[] => {
  const malformed = patterns(play.scenario);
  return malformed.length > 0 ? malformed : examples(play);
};
