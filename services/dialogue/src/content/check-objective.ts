import type { Condition, Effect, Persona, Scenario } from '@repartee/proto';
import { dispositionKeys, repeatedEffect, roundEvenly } from '../engine/arithmetic.js';
import type { DispositionValues } from '../model/reading.js';
import type { Finding } from './finding.js';
import { finding } from './finding.js';

/** How far all levers, each used twice, and all repairs could bring the persona at best. */
const best = ({ starts }: Persona, { levers }: Scenario): DispositionValues => {
  const gain = (effect: Effect, key: keyof DispositionValues): number =>
    repeatedEffect(effect, 1)[key] + repeatedEffect(effect, 2)[key];
  const reach = (key: keyof DispositionValues, sign: 1 | -1): number =>
    levers.reduce((sum, { effect }) => sum + (gain(effect, key) * sign > 0 ? gain(effect, key) : 0), starts[key]);
  return {
    trust: Math.min(100, reach('trust', 1)),
    openness: Math.min(100, reach('openness', 1)),
    tension: Math.max(0, roundEvenly(reach('tension', -1))),
  };
};

const lower = (bound: string | undefined): number => Number(/^>=? ?(-?\d+)$/.exec(bound ?? '')?.[1] ?? -Infinity);
const upper = (bound: string | undefined): number => Number(/^<=? ?(-?\d+)$/.exec(bound ?? '')?.[1] ?? Infinity);

const obstacles = (condition: Condition, { levers, facts }: Scenario, reach: DispositionValues): string[] => {
  const wanted = dispositionKeys.filter((key) =>
    key === 'tension' ? upper(condition[key]) < reach[key] : lower(condition[key]) > reach[key],
  );
  const whole = facts.length;
  return [
    ...wanted.map((key) => `${key} reaches ${reach[key]} at best`),
    ...(lower(condition.levers) > levers.length ? [`there are ${levers.length} levers`] : []),
    ...(lower(condition.facts) > whole ? [`there are ${whole} facts`] : []),
  ];
};

/** The objective can be reached by somebody who uses every lever; and not before a minimum of substance. */
export const checkObjective = (persona: Persona, scenario: Scenario): Finding[] => {
  const reach = best(persona, scenario);
  const conditions = scenario.objective.reached_when;
  const blocked = conditions.map((condition) => obstacles(condition, scenario, reach));
  return [
    ...(blocked.every((reasons) => reasons.length > 0)
      ? [
          finding(
            ['objective', 'reached_when'],
            `The objective cannot be reached: ${blocked.flat().join('; ')}.`,
            'Lower what it asks for, or raise the effects of levers.',
          ),
        ]
      : []),
    ...conditions.flatMap((condition, index) =>
      condition.levers !== undefined || condition.lever !== undefined || condition.all !== undefined
        ? []
        : finding(
            ['objective', 'reached_when', index],
            'The persona could give in before anything of substance was said.',
            'Ask for a number of levers, as in levers: ">= 4".',
          ),
    ),
  ];
};
