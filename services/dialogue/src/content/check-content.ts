import type { Persona, Rubric, Scenario } from '@repartee/proto';
import { castPlay } from '../model/cast-play.js';
import type { Play } from '../model/play.js';
import { checkCoverage } from './check-coverage.js';
import { checkCues } from './check-cues.js';
import { checkLines } from './check-lines.js';
import { checkObjective } from './check-objective.js';
import { checkPersona } from './check-persona.js';
import { checkRubric } from './check-rubric.js';
import { checkScenarioReferences } from './check-scenario-references.js';
import { checkNoSlots, checkSlots } from './check-slots.js';
import type { ContentFinding, Finding } from './finding.js';
import { finding } from './finding.js';
import { checkCondition, knownIn } from './references.js';
import { sampleCases } from './sample-cases.js';
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

/** Cast with each of the sample cases: what a learner with a case of their own would play. */
export const castSamples = ({ persona, scenario, rubric }: Play): Play[] =>
  scenario.case_for === undefined
    ? [{ persona, scenario, rubric }]
    : sampleCases.map((answers) => castPlay({ persona, scenario, rubric }, answers));

/** Of a template's persona too, which several templates may share. */
const slots = (play: Play): ContentFinding[] => {
  const { persona, scenario } = play;
  const check = scenario.case_for === undefined ? checkNoSlots : checkSlots;
  return [...of('scenario', scenario.id, check(scenario)), ...of('persona', persona.id, check(persona))];
};

/** Slots come first: a text that cannot be cast says nothing about the rest. */
const checkCast = (play: Play): ContentFinding[] => {
  const found = slots(play);
  if (found.length > 0) return found;
  return castSamples(play).flatMap((cast) => [
    ...(play.scenario.case_for === undefined ? [] : of('persona', cast.persona.id, checkPersona(cast.persona))),
    ...checkPlay(cast),
  ]);
};

/**
 * What the schema cannot see: references, lines for every stance and move, repeats, slots, depths of facts, examples
 * that must be heard, an objective within reach. Case templates are checked as sample cases cast them; where that leaves
 * a line out, the places of those after it move up. Expects content that fits the schema; empty where nothing is to mend.
 */
export const checkContent = ({ personas, scenarios, rubrics }: Content): ContentFinding[] => {
  const ofTemplates = new Set(scenarios.flatMap(({ case_for, persona }) => (case_for === undefined ? [] : persona)));
  return [
    ...personas
      .filter(({ id }) => !ofTemplates.has(id))
      .flatMap((persona) => of('persona', persona.id, checkPersona(persona))),
    ...scenarios.flatMap((scenario) => {
      const persona = personas.find(({ id }) => id === scenario.persona);
      const rubric = rubrics.find(({ id }) => id === scenario.rubric);
      if (!persona) return missing(scenario, 'persona');
      return rubric ? checkCast({ persona, scenario, rubric }) : missing(scenario, 'rubric');
    }),
  ];
};
