import type { Scenario } from '@repartee/proto';
import { checkInterrupts } from './check-interrupts.js';
import { checkLookingBack } from './check-looking-back.js';
import type { Finding } from './finding.js';
import { finding } from './finding.js';
import type { Known } from './references.js';
import { checkCondition, checkReferences } from './references.js';

const rules = (scenario: Scenario, known: Known): Finding[] => [
  ...scenario.levers.flatMap((lever, index) => [
    ...checkReferences(known, 'cue', lever.cue, ['levers', index, 'cue']),
    ...checkReferences(known, 'topic', lever.topic, ['levers', index, 'topic']),
    ...checkCondition(known, lever.requires, ['levers', index, 'requires']),
  ]),
  ...scenario.missteps.flatMap((misstep, index) => [
    ...checkReferences(known, 'cue', misstep.cue, ['missteps', index, 'cue']),
    ...checkReferences(known, 'topic', misstep.topic, ['missteps', index, 'topic']),
    ...checkCondition(known, misstep.when, ['missteps', index, 'when']),
    ...checkReferences(known, 'cue', misstep.repair.cue, ['missteps', index, 'repair', 'cue']),
  ]),
];

const points = (scenario: Scenario, known: Known): Finding[] =>
  scenario.points.flatMap((point, index) => [
    ...checkReferences(known, 'topic', point.topic, ['points', index, 'topic']),
    ...checkReferences(known, 'question', point.answers, ['points', index, 'answers']),
    ...checkReferences(known, 'question', point.refuses, ['points', index, 'refuses']),
    ...checkReferences(known, 'ask', point.asks, ['points', index, 'asks']),
    ...checkReferences(known, 'fact', point.reveals?.fact, ['points', index, 'reveals', 'fact']),
    ...checkCondition(known, point.when, ['points', index, 'when']),
  ]);

const callBacks = (scenario: Scenario, known: Known): Finding[] =>
  scenario.calls_back.flatMap(({ to, when }, index) => {
    const path = ['calls_back', index, 'to'];
    const target =
      'lever' in to
        ? checkReferences(known, 'lever', to.lever, [...path, 'lever'])
        : 'misstep' in to
          ? checkReferences(known, 'misstep', to.misstep, [...path, 'misstep'])
          : 'cue' in to
            ? checkReferences(known, 'cue', to.cue, [...path, 'cue'])
            : checkReferences(known, 'said', to.point, [...path, 'point']);
    return [...target, ...checkCondition(known, when, ['calls_back', index, 'when'])];
  });

const lookingBack = (scenario: Scenario, known: Known): Finding[] =>
  scenario.looking_back.flatMap(({ about }, index) => {
    const path = ['looking_back', index, 'about'];
    if ('lever' in about) return checkReferences(known, 'lever', about.lever, [...path, 'lever']);
    if ('misstep' in about) return checkReferences(known, 'misstep', about.misstep, [...path, 'misstep']);
    if ('repair' in about) return checkReferences(known, 'misstep', about.repair, [...path, 'repair']);
    return 'fact' in about ? checkReferences(known, 'fact', about.fact, [...path, 'fact']) : [];
  });

const others = (scenario: Scenario, known: Known): Finding[] => [
  ...scenario.questions.flatMap(({ topic }, index) =>
    checkReferences(known, 'topic', topic, ['questions', index, 'topic']),
  ),
  ...Object.keys(scenario.ways_to_ask ?? {}).flatMap((id) =>
    checkReferences(known, 'question', id, ['ways_to_ask', id]),
  ),
  ...scenario.asks.flatMap(({ answered_by }, index) =>
    checkCondition(known, answered_by, ['asks', index, 'answered_by']),
  ),
  ...scenario.facts.flatMap(({ topic, opens_when }, index) => [
    ...checkReferences(known, 'topic', topic, ['facts', index, 'topic']),
    ...checkCondition(known, opens_when, ['facts', index, 'opens_when']),
  ]),
  ...checkReferences(known, 'cue', scenario.bad_news, ['bad_news']),
  ...scenario.objective.reached_when.flatMap((condition, index) =>
    checkCondition(known, condition, ['objective', 'reached_when', index]),
  ),
  ...scenario.ends.flatMap(({ when }, index) => checkCondition(known, when, ['ends', index, 'when'])),
];

const doubles = (scenario: Scenario): Finding[] => {
  const lists = ['topics', 'facts', 'cues', 'questions', 'asks', 'levers', 'missteps', 'points', 'calls_back'] as const;
  return lists.flatMap((list) => {
    const seen = new Set<string>(list === 'calls_back' ? scenario.points.map(({ id }) => id) : []);
    return scenario[list].flatMap(({ id }, index) => {
      const isDouble = seen.has(id);
      seen.add(id);
      return isDouble ? finding([list, index, 'id'], `The id "${id}" stands twice.`, 'Give each its own.') : [];
    });
  });
};

/** Every id that the scenario names exists, once. */
export const checkScenarioReferences = (scenario: Scenario, known: Known): Finding[] => [
  ...doubles(scenario),
  ...rules(scenario, known),
  ...points(scenario, known),
  ...callBacks(scenario, known),
  ...lookingBack(scenario, known),
  ...checkLookingBack(scenario),
  ...checkInterrupts(scenario, known),
  ...others(scenario, known),
];
