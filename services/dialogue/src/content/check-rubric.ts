import type { Check, Rubric, Scenario } from '@repartee/proto';
import { listOf } from '../engine/condition.js';
import type { Finding } from './finding.js';
import { finding } from './finding.js';
import type { Known, ReferenceKind } from './references.js';
import { checkReferences, knownIn } from './references.js';

type Path = readonly (string | number)[];

const members: readonly [keyof Check, ReferenceKind][] = [
  ['cue', 'cue'],
  ['topic', 'topic'],
  ['asks', 'question'],
  ['lever', 'lever'],
  ['misstep', 'misstep'],
  ['repaired', 'misstep'],
  ['fact', 'fact'],
];
const nested = ['after', 'before', 'with', 'without', 'not'] as const;

const checkCheck = (known: Known, check: Check | undefined, path: Path): Finding[] => {
  if (check === undefined) return [];
  const own = members.flatMap(([member, kind]) => {
    const wanted = check[member] as string | string[] | undefined;
    const ids = wanted === undefined ? [] : listOf(wanted).filter((id) => id !== 'any');
    return checkReferences(known, kind, ids, [...path, member]);
  });
  return [
    ...own,
    ...nested.flatMap((member) => checkCheck(known, check[member], [...path, member])),
    ...(['all', 'any'] as const).flatMap((member) =>
      (check[member] ?? []).flatMap((one, index) => checkCheck(known, one, [...path, member, index])),
    ),
  ];
};

const doubles = ({ skills }: Rubric): Finding[] => {
  const seen = new Set<string>();
  return skills.flatMap(({ id: skill, criteria }, at) =>
    criteria.flatMap(({ id }, index) => {
      const key = `${skill}/${id}`;
      const isDouble = seen.has(key);
      seen.add(key);
      return isDouble
        ? finding(
            ['skills', at, 'criteria', index, 'id'],
            `The criterion "${id}" stands twice in its skill.`,
            'Give each its own id.',
          )
        : [];
    }),
  );
};

/** Each check of a rubric refers to things that exist in a scenario that uses it. */
export const checkRubric = (rubric: Rubric, scenario: Scenario): Finding[] => {
  const known = knownIn(scenario);
  return [
    ...doubles(rubric),
    ...rubric.skills.flatMap(({ criteria }, at) =>
      criteria.flatMap(({ check }, index) =>
        (['occasion', 'met', 'partly'] as const).flatMap((member) =>
          checkCheck(known, check[member], ['skills', at, 'criteria', index, 'check', member]),
        ),
      ),
    ),
  ];
};
