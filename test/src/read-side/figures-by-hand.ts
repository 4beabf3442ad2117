import { scoresV1 } from '@repartee/proto';

/** A score as its event says it. */
export interface Scored {
  learner: string;
  scenario: string;
  startedMs: number;
  points: number;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function grouped(scores: readonly Scored[], keyOf: (one: Scored) => string): Scored[][] {
  const groups = new Map<string, Scored[]>();
  for (const one of scores) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()];
}

/** The mean of learners' means. */
export function levelOf(scores: readonly Scored[]): { learners: number; value: number } {
  const means = grouped(scores, ({ learner }) => learner).map((own) => mean(own.map(({ points }) => points)));
  return { learners: means.length, value: mean(means) };
}

/** The mean of learners' changes, as the cockpit defines one. */
export function changeOf(scores: readonly Scored[]): { learners: number; value: number } {
  const changes = grouped(scores, ({ learner }) => learner).flatMap((own) => {
    const ends = grouped(own, ({ scenario }) => scenario).flatMap((held) => {
      const points = [...held].sort((one, other) => one.startedMs - other.startedMs).map((one) => one.points);
      const k = Math.min(3, Math.floor(points.length / 2));
      return k === 0 ? [] : [{ k, change: mean(points.slice(-k)) - mean(points.slice(0, k)) }];
    });
    const weight = ends.reduce((sum, { k }) => sum + k, 0);
    return weight === 0 ? [] : [ends.reduce((sum, { k, change }) => sum + k * change, 0) / weight];
  });
  return { learners: changes.length, value: mean(changes) };
}

const pointsOf = (scores: readonly scoresV1.SkillScored[]) =>
  scores.flatMap(({ score }) => (score === undefined ? [] : score / 100));

/** A session's score: the mean of its skills in which something had an occasion. */
export const scoreOf = (scores: readonly scoresV1.SkillScored[]): number => mean(pointsOf(scores));

/** The standard deviation of differences from one attempt to the next, divided by the root of two; pairs of attempts. */
export function typicalErrorOf(scores: readonly scoresV1.SkillScored[]) {
  const attemptOf = ({ placement }: scoresV1.SkillScored) => placement?.attempt ?? 0;
  const series = new Map<string, scoresV1.SkillScored[]>();
  for (const one of scores) {
    const key = `${one.placement?.learnerId}/${one.skillId}/${one.placement?.scenario?.id}`;
    series.set(key, [...(series.get(key) ?? []), one]);
  }
  const pairs = new Set<string>();
  const differences = [...series.values()].flatMap((own) => {
    const held = [...own].sort((one, other) => attemptOf(one) - attemptOf(other));
    for (const { placement } of held.slice(1)) pairs.add(placement?.sessionId ?? '');
    const points = pointsOf(held);
    return points.slice(1).map((value, at) => value - (points[at] ?? NaN));
  });
  const centre = mean(differences);
  const squares = differences.reduce((sum, one) => sum + (one - centre) ** 2, 0);
  return {
    points: Math.sqrt(squares / (differences.length - 1) / 2),
    pairs: pairs.size,
    learners: new Set(scores.map(({ placement }) => placement?.learnerId)).size,
  };
}

/**
 * How many criteria had an occasion, and how many of them are answered otherwise than the scorer did; that is what a first
 * correction took the place of, and what stands where there is none.
 */
export function agreementOf(
  scores: readonly scoresV1.SkillScored[],
  firstCorrections: readonly scoresV1.CriterionCorrected[],
) {
  const keyOf = (placement: scoresV1.Placement | undefined, ...of: string[]) => [placement?.sessionId, ...of].join('/');
  const first = new Map(firstCorrections.map((one) => [keyOf(one.placement, one.skillId, one.criterionId), one.from]));
  const answers = scores.flatMap(({ placement, skillId, criteria }) =>
    criteria.map(({ criterionId, answer }) => ({
      answer,
      given: first.get(keyOf(placement, skillId, criterionId)) ?? answer,
    })),
  );
  const { NO_OCCASION } = scoresV1.Answer;
  const looked = answers.filter(({ answer, given }) => answer !== NO_OCCASION || given !== NO_OCCASION);
  return { criteria: looked.length, corrected: looked.filter(({ answer, given }) => answer !== given).length };
}
