import type { SkillView } from '@repartee/proto';

/** Whether a person has answered any criterion otherwise: the summary was written by the scorer's answers. */
export const isCorrected = ({ skills }: { skills: readonly Pick<SkillView, 'criteria'>[] }): boolean =>
  skills.some(({ criteria }) => criteria.some(({ correctedFrom }) => correctedFrom !== null));
