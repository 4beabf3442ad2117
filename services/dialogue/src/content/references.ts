import type { Condition, Scenario } from '@repartee/proto';
import { generalCues } from '@repartee/proto';
import { listOf } from '../engine/condition.js';
import type { Finding } from './finding.js';
import { finding } from './finding.js';

type Path = readonly (string | number)[];

/** The kinds of thing that content names by id. */
export const referenceKinds = ['cue', 'topic', 'question', 'ask', 'lever', 'misstep', 'fact', 'said'] as const;
export type ReferenceKind = (typeof referenceKinds)[number];
export type Known = Readonly<Record<ReferenceKind, ReadonlySet<string>>>;

const ids = (entries: readonly { id: string }[]): Set<string> => new Set(entries.map(({ id }) => id));

/** All ids of a scenario that something may refer to. */
export const knownIn = (scenario: Scenario): Known => ({
  cue: new Set([...generalCues, ...ids(scenario.cues)]),
  topic: ids(scenario.topics),
  question: ids(scenario.questions),
  ask: ids(scenario.asks),
  lever: ids(scenario.levers),
  misstep: ids(scenario.missteps),
  fact: ids(scenario.facts),
  said: ids([...scenario.points, ...scenario.calls_back]),
});

const named: Readonly<Record<ReferenceKind, string>> = {
  cue: 'cue',
  topic: 'topic',
  question: 'question of the learner',
  ask: 'question of the persona',
  lever: 'lever',
  misstep: 'misstep',
  fact: 'fact',
  said: 'point',
};

/** A finding for each id that does not exist. `any` may stand for all where it is allowed. */
export const checkReferences = (
  known: Known,
  kind: ReferenceKind,
  wanted: string | readonly string[] | undefined,
  path: Path,
): Finding[] =>
  (wanted === undefined ? [] : listOf(wanted))
    .filter((id) => !known[kind].has(id))
    .map((id) =>
      finding(
        path,
        `There is no ${named[kind]} "${id}".`,
        kind === 'cue'
          ? 'Use a general cue or one of the scenario’s own.'
          : `Use one of: ${[...known[kind]].join(', ')}.`,
      ),
    );

const conditionMembers: readonly [keyof Condition, ReferenceKind][] = [
  ['cue', 'cue'],
  ['shown', 'cue'],
  ['topic', 'topic'],
  ['dated', 'topic'],
  ['asked', 'question'],
  ['answered', 'ask'],
  ['dodged', 'ask'],
  ['lever', 'lever'],
  ['misstep', 'misstep'],
  ['fact', 'fact'],
  ['said', 'said'],
];

/** References of a condition and of those within it. */
export const checkCondition = (known: Known, condition: Condition | undefined, path: Path): Finding[] => {
  if (condition === undefined) return [];
  const own = conditionMembers.flatMap(([member, kind]) =>
    checkReferences(known, kind, condition[member] as string | string[] | undefined, [...path, member]),
  );
  const inner = (['any', 'all'] as const).flatMap((member) =>
    (condition[member] ?? []).flatMap((one, index) => checkCondition(known, one, [...path, member, index])),
  );
  return [...own, ...inner, ...checkCondition(known, condition.not, [...path, 'not'])];
};
