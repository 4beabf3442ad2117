import type { Persona, Rubric, Scenario } from '@repartee/proto';
import type { Play } from '../model/play.js';
import { checkCoverage } from './check-coverage.js';
import { checkCues } from './check-cues.js';
import { checkLines } from './check-lines.js';
import { checkObjective } from './check-objective.js';
import { checkPersona } from './check-persona.js';
import { checkRubric } from './check-rubric.js';
import { checkScenarioReferences } from './check-scenario-references.js';
import type { ContentFinding, Finding } from './finding.js';
import { finding } from './finding.js';
import { checkCondition, knownIn } from './references.js';
import { linesOfPersona, linesOfScenario } from './spoken-lines.js';

export interface Content {
  personas: readonly Persona[];
  scenarios: readonly Scenario[];
  rubrics: readonly Rubric[];
}

const of = (kind: ContentFinding['kind'], id: string, found: readonly Finding[]): ContentFinding[] =>
  found.map((one) => ({ kind, id, ...one }));

const checkPlay = (play: Play): ContentFinding[] => {
  const { persona, scenario, rubric } = play;
  const known = knownIn(scenario);
  return [
    ...of('scenario', scenario.id, [
      ...checkLines(linesOfScenario(scenario), linesOfPersona(persona)),
      ...checkScenarioReferences(scenario, known),
      ...checkCoverage(scenario),
      ...checkCues(play),
      ...checkObjective(persona, scenario),
    ]),
    ...of(
      'persona',
      persona.id,
      persona.takes_up.flatMap(({ when }, index) => checkCondition(known, when, ['takes_up', index, 'when'])),
    ),
    ...of('rubric', rubric.id, checkRubric(rubric, scenario)),
  ];
};

const missing = (scenario: Scenario, member: 'persona' | 'rubric'): ContentFinding[] =>
  of('scenario', scenario.id, [
    finding([member], `There is no ${member} "${scenario[member]}".`, `Write it, or name another ${member}.`),
  ]);

/**
 * What the schema cannot see: references, lines for every stance and move, repeats, slots, depths of facts, examples
 * that must be heard, an objective within reach. Expects content that fits the schema; empty where nothing is to mend.
 */
export const checkContent = ({ personas, scenarios, rubrics }: Content): ContentFinding[] => [
  ...personas.flatMap((persona) => of('persona', persona.id, checkPersona(persona))),
  ...scenarios.flatMap((scenario) => {
    const persona = personas.find(({ id }) => id === scenario.persona);
    const rubric = rubrics.find(({ id }) => id === scenario.rubric);
    if (!persona) return missing(scenario, 'persona');
    return rubric ? checkPlay({ persona, scenario, rubric }) : missing(scenario, 'rubric');
  }),
];
