import type { Comparison, SkillComparison, SkillRef } from '@repartee/proto';

/** A skill with the interval that a sentence may quote. */
export interface Told {
  skill: SkillRef;
  low: number;
  high: number;
}

/** What can be said of a list of skills: up, down, up or down only when looked at alone, unclear, not to be judged. */
export interface Answer {
  cohort: string;
  against?: string | undefined;
  up: Told[];
  down: Told[];
  alone: Told[];
  unclear: number;
  tooFew: number;
}

interface Judged {
  verdict: string | null;
  badge: boolean;
  interval: { low: number; high: number } | null | undefined;
}

type Sort = 'up' | 'down' | 'alone' | 'unclear' | 'tooFew';

const sortOf = ({ verdict, badge, interval }: Judged): Sort => {
  if (!interval || verdict === null || verdict === 'too_few') return 'tooFew';
  const up = verdict === 'rose' || verdict === 'higher';
  const down = verdict === 'fell' || verdict === 'lower';
  if (!up && !down) return 'unclear';
  if (!badge) return 'alone';
  return up ? 'up' : 'down';
};

const answerOf = (
  skills: readonly SkillComparison[],
  judge: (skill: SkillComparison) => Judged,
): Omit<Answer, 'cohort' | 'against'> => {
  const sorted = skills.map((one) => {
    const judged = judge(one);
    return { skill: one.skill, sort: sortOf(judged), low: judged.interval?.low ?? 0, high: judged.interval?.high ?? 0 };
  });
  const of = (sort: Sort): Told[] =>
    sorted.filter((one) => one.sort === sort).map(({ skill, low, high }) => ({ skill, low, high }));
  const [up, down, alone] = [of('up'), of('down'), of('alone')];
  return { up, down, alone, unclear: of('unclear').length, tooFew: of('tooFew').length };
};

/** Change within the same learners, cohort by cohort. */
export const changeAnswers = ({ cohorts, skills }: Comparison): Answer[] =>
  cohorts.map(({ key }, at) => ({
    cohort: key,
    ...answerOf(skills, ({ changes }) => ({
      verdict: changes[at]?.verdict ?? null,
      badge: changes[at]?.badge ?? false,
      interval: changes[at]?.figure,
    })),
  }));

/** By how much more every other cohort changed than the first. */
export const gainAnswers = ({ cohorts, skills }: Comparison): Answer[] =>
  cohorts.slice(1).map(({ key }, at) => ({
    cohort: key,
    against: cohorts[0]?.key,
    ...answerOf(skills, ({ changeDifferences }) => ({
      verdict: changeDifferences[at]?.verdict ?? null,
      badge: changeDifferences[at]?.badge ?? false,
      interval: changeDifferences[at]?.change,
    })),
  }));

/** Levels of every other cohort beside the first, at the same mix where there is one. */
export const levelAnswers = ({ cohorts, skills }: Comparison): Answer[] =>
  cohorts.slice(1).map(({ key }, at) => ({
    cohort: key,
    against: cohorts[0]?.key,
    ...answerOf(skills, ({ differences }) => ({
      verdict: differences[at]?.verdict ?? null,
      badge: differences[at]?.badge ?? false,
      interval: differences[at]?.likeForLike ?? differences[at]?.raw,
    })),
  }));
