import type { MyAssignment, NextReason, ScenarioRef, SkillId, SkillRef } from '@repartee/proto';

export interface Suggestable extends ScenarioRef {
  skillIds: readonly SkillId[];
  retired: boolean;
}

export interface Situation {
  /** Open first, by due date. */
  assignments: readonly MyAssignment[];
  last: { sessionId: string; scenarioId: string; objectiveReached: boolean } | null;
  /** Skills that a claim may be made about, with their level in points. */
  levels: readonly { skill: SkillRef; level: number }[];
  scenarios: readonly Suggestable[];
  /** Sessions held of each scenario. */
  held: ReadonlyMap<string, number>;
}

/** What to practise next, and why: what is due, what was missed last, what is weakest, what is new. */
export function nextScenario(situation: Situation): { scenario: ScenarioRef; reason: NextReason } | null {
  const offered = situation.scenarios.filter(({ retired }) => !retired);
  return due(situation) ?? missed(situation, offered) ?? weakest(situation, offered) ?? untried(situation, offered);
}

function due({ assignments }: Situation) {
  const open = assignments.find(({ done }) => done === null);
  if (!open) return null;
  return { scenario: open.scenario, reason: { code: 'due', dueOn: open.dueOn, purpose: open.purpose } as const };
}

function missed({ last }: Situation, offered: readonly Suggestable[]) {
  const again = offered.find(({ id }) => id === last?.scenarioId);
  if (!last || last.objectiveReached || !again) return null;
  return { scenario: toRef(again), reason: { code: 'objective_missed', sessionId: last.sessionId } as const };
}

function weakest({ levels, held }: Situation, offered: readonly Suggestable[]) {
  const [lowest] = [...levels].sort((one, other) => one.level - other.level);
  if (!lowest) return null;
  const [least] = offered
    .filter(({ skillIds }) => skillIds.includes(lowest.skill.id))
    .sort((one, other) => (held.get(one.id) ?? 0) - (held.get(other.id) ?? 0));
  if (!least) return null;
  const reason = { code: 'weakest_skill', skill: lowest.skill, score: lowest.level } as const;
  return { scenario: toRef(least), reason };
}

function untried({ held }: Situation, offered: readonly Suggestable[]) {
  const scenario = offered.find(({ id }) => !held.has(id));
  return scenario ? { scenario: toRef(scenario), reason: { code: 'not_tried_yet' } as const } : null;
}

function toRef({ id, version, title, family, personaName }: Suggestable): ScenarioRef {
  return { id, version, title, family, personaName };
}
