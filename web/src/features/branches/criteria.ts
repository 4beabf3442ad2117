import type { CriterionView, Debriefing } from '@repartee/proto';

type Answer = CriterionView['answer'];

export interface CriterionPair {
  id: string;
  skill: string;
  text: string;
  left: Answer;
  right: Answer;
}

/** Criteria that both ways answered, in the order of the rubric: those that changed, and those that did not. */
export const compareCriteria = (
  left: Pick<Debriefing, 'skills'>,
  right: Pick<Debriefing, 'skills'>,
): { changed: CriterionPair[]; same: CriterionPair[] } => {
  const others = new Map<string, Answer>(
    right.skills.flatMap((skill) => skill.criteria.map((one) => [`${skill.id}/${one.id}`, one.answer] as const)),
  );
  const pairs = left.skills.flatMap((skill) =>
    skill.criteria.flatMap(({ id, text, answer }): CriterionPair[] => {
      const key = `${skill.id}/${id}`;
      const other = others.get(key);
      return other ? [{ id: key, skill: skill.name, text, left: answer, right: other }] : [];
    }),
  );
  return {
    changed: pairs.filter((pair) => pair.left !== pair.right),
    same: pairs.filter((pair) => pair.left === pair.right),
  };
};
