import type { SkillId } from '@repartee/proto';

export const probeLevels = ['novice', 'beginner', 'competent', 'proficient', 'expert'] as const;
export type ProbeLevel = (typeof probeLevels)[number];

/** How skilled the level is, 0 to 1: about the share of turns that are well chosen. */
export const skillOfLevel: Record<ProbeLevel, number> = {
  novice: 0.15,
  beginner: 0.35,
  competent: 0.55,
  proficient: 0.75,
  expert: 0.93,
};

/** What makes one learner's skill another's; all in skill units, 0 for no effect. */
export interface ProbeEffects {
  site?: number;
  team?: number;
  /** What an attempt adds, before it levels off. */
  slope?: number;
  /** From 1. */
  attempt?: number;
}

/** How fast learning levels off: after so many attempts two thirds of what can be gained is gained. */
const LEVELS_OFF_AFTER = 4;

/** Gains come fast first: slope x 4 x (1 - e^(-(attempt - 1) / 4)), the exponential form of the law of practice. */
export function learned({ slope = 0, attempt = 1 }: ProbeEffects): number {
  return slope * LEVELS_OFF_AFTER * (1 - Math.exp(-(Math.max(1, attempt) - 1) / LEVELS_OFF_AFTER));
}

const clamp = (value: number) => Math.min(0.98, Math.max(0.02, value));

/** The skill with which a turn is chosen; what is given for a skill stands in place of the level's. */
export function skillIn(
  skill: SkillId,
  level: ProbeLevel,
  skills: Partial<Record<SkillId, number>>,
  effects: ProbeEffects,
): number {
  const { site = 0, team = 0 } = effects;
  return clamp((skills[skill] ?? skillOfLevel[level]) + site + team + learned(effects));
}
