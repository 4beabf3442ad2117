import type { EarlierAttempt } from '@repartee/dialogue';
import { compareAttempts, debriefingTexts, overallScore } from '@repartee/dialogue';
import type { AttemptComparisonView, CriterionAnswerValue, DebriefingDocument, Language } from '@repartee/proto';
import type { Rubric, SkillView } from '@repartee/proto';
import type { AttemptScoreRow } from './session.repository.js';

/** What stands after corrections: of the session itself, and the scores of the attempts it was set against. */
export interface Standing {
  rubric: Rubric | undefined;
  skills: readonly SkillView[];
  earlier: readonly AttemptScoreRow[];
  language: Language;
}

type Finding = DebriefingDocument['worked'][number];

const saidOf: Record<'worked' | 'missing', readonly CriterionAnswerValue[]> = {
  worked: ['met'],
  missing: ['not_met', 'partly'],
};

/**
 * The findings whose criterion is still answered so. A finding's words are those of its criterion, by which that is found
 * again; one that the rubric does not have is left.
 */
export function standingFindings(
  findings: readonly Finding[],
  kind: 'worked' | 'missing',
  { rubric, skills, language }: Standing,
): Finding[] {
  const answers = new Map(
    skills.flatMap(({ id, criteria }) => criteria.map((one) => [`${id}/${one.id}`, one.answer] as const)),
  );
  return findings.filter(({ text }) => {
    const told = (rubric?.skills ?? []).flatMap((skill) =>
      skill.criteria
        .filter((criterion) => criterion[kind][language] === text)
        .flatMap(({ id }) => answers.get(`${skill.id}/${id}`) ?? []),
    );
    return told.length === 0 || told.some((answer) => saidOf[kind].includes(answer));
  });
}

/**
 * What is missing by a person's correction alone, in the rubric's words. The scorer's evidence was for another answer,
 * so none stands beside it.
 */
export function correctedMissing(findings: readonly Finding[], { rubric, skills, language }: Standing): Finding[] {
  const told = new Set(findings.map(({ text }) => text));
  return skills.flatMap(({ id, criteria }) => {
    const ofSkill = rubric?.skills.find((skill) => skill.id === id)?.criteria ?? [];
    return criteria
      .filter(({ answer, correctedFrom }) => answer === 'not_met' && correctedFrom !== null && correctedFrom !== answer)
      .flatMap((one) => ofSkill.find((criterion) => criterion.id === one.id)?.missing[language] ?? [])
      .filter((text) => !told.has(text))
      .map((text) => ({ text, evidence: [] }));
  });
}

/**
 * The comparison as the scores stand now, of this attempt and of those before; the stored one where nothing was
 * corrected, or where the scores of an attempt are no longer there.
 */
export function standingComparison(
  { comparison, objectiveReached }: Pick<DebriefingDocument, 'comparison' | 'objectiveReached'>,
  { rubric, skills, earlier, language }: Standing,
): AttemptComparisonView | null {
  if (!comparison || !rubric) return comparison;
  const attempts = comparison.attempts.map(({ attempt, sessionId, objectiveReached: wasReached }): EarlierAttempt => {
    const own = earlier.filter(({ session_id }) => session_id === sessionId);
    const scores = own.map(({ skill_id, score }) => ({ id: skill_id, score }));
    return {
      attempt,
      sessionId,
      score: overallScore(own),
      objectiveReached: wasReached,
      skills: scores,
      suggested: [],
    };
  });
  if (attempts.some(({ score }) => score === null)) return comparison;
  const now = skills.map(({ id, score }) => ({
    id,
    score: score === null ? null : Math.round(100 * score),
    criteria: [],
  }));
  const standing = compareAttempts(
    { rubric, skills: now, objectiveReached },
    attempts,
    debriefingTexts[language],
    language,
  );
  return figuresOf(standing) === figuresOf(comparison) ? comparison : standing;
}

function figuresOf(comparison: AttemptComparisonView | null): string {
  return JSON.stringify([
    comparison?.attempts.map(({ sessionId, score }) => [sessionId, score]),
    comparison?.skills.map(({ id, before, now }) => [id, before, now]),
  ]);
}
