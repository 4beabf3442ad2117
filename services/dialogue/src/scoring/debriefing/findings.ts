import type { Criterion, DebriefingDocument, Language, Rubric } from '@repartee/proto';

import type { CriterionScore, SkillScore } from '../rubric-scoring.js';

type Finding = DebriefingDocument['worked'][number];

export interface AnsweredCriterion {
  criterion: Criterion;
  score: CriterionScore;
  /** Of its skill: hundredths, null where nothing in it had an occasion. */
  skillScore: number | null;
}

const AT_MOST = 4;
const SHOWN_EVIDENCE = 3;

/** The rubric's criteria with their answers, by skill. */
export function answeredCriteria(rubric: Rubric, skills: readonly SkillScore[]): AnsweredCriterion[][] {
  return rubric.skills.map((skill) => {
    const scored = skills.find(({ id }) => id === skill.id);
    return skill.criteria.flatMap((criterion) => {
      const score = scored?.criteria.find(({ id }) => id === criterion.id);
      return score ? [{ criterion, score, skillScore: scored?.score ?? null }] : [];
    });
  });
}

/** One of each skill first, then the next of each, so that no skill crowds out the others. */
function inTurns<Item>(groups: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(0, ...groups.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) =>
    groups.map((group) => group[index]).filter((item) => item !== undefined),
  ).flat();
}

const toFinding = (text: string, { score }: AnsweredCriterion): Finding => ({
  text,
  evidence: score.evidence.slice(0, SHOWN_EVIDENCE),
});

const isShown = ({ score }: AnsweredCriterion) => score.evidence.length > 0;

/**
 * Criteria that were met, the strongest skill's first; four at most. Of those that nothing can show, because something
 * was avoided, one at most and last: not to have erred is no achievement to dwell on.
 */
export function whatWorked(criteria: readonly AnsweredCriterion[][], language: Language): Finding[] {
  const met = criteria
    .map((group) => group.filter(({ score }) => score.answer === 'met'))
    .sort((a, b) => (b[0]?.skillScore ?? -1) - (a[0]?.skillScore ?? -1));
  const shown = inTurns(met.map((group) => group.filter(isShown)));
  const avoided = inTurns(met.map((group) => group.filter((one) => !isShown(one))));
  return [...shown.slice(0, AT_MOST - 1), ...avoided.slice(0, 1), ...shown.slice(AT_MOST - 1)]
    .slice(0, AT_MOST)
    .sort((a, b) => Number(isShown(b)) - Number(isShown(a)))
    .map((one) => toFinding(one.criterion.worked[language], one));
}

/** Criteria not met, then those met partly, the weakest skill's first: in the order in which they are worth trying. */
export function unmetCriteria(criteria: readonly AnsweredCriterion[][]): AnsweredCriterion[] {
  const weakestFirst = [...criteria].sort((a, b) => (a[0]?.skillScore ?? 1e5) - (b[0]?.skillScore ?? 1e5));
  const answered = (answer: string) =>
    inTurns(weakestFirst.map((group) => group.filter(({ score }) => score.answer === answer)));
  return [...answered('not_met'), ...answered('partly')];
}

/** What was missing, the weakest skill's first; four at most. */
export function whatWasMissing(criteria: readonly AnsweredCriterion[][], language: Language): Finding[] {
  return unmetCriteria(criteria)
    .slice(0, AT_MOST)
    .map((one) => toFinding(one.criterion.missing[language], one));
}
