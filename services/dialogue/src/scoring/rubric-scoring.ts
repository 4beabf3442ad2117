import type { Criterion, CriterionAnswerValue, Rubric, Skill, SkillId } from '@repartee/proto';

import type { Play, Transcript } from '../model/index.js';
import { evaluateCheck } from './check.js';
import { turnsOfSubstance } from './floor.js';
import type { Evidence, SessionView } from './session-view.js';
import { soundEvidence, viewSession } from './session-view.js';

export interface CriterionScore {
  id: string;
  answer: CriterionAnswerValue;
  evidence: Evidence[];
}

export interface SkillScore {
  id: SkillId;
  /** Hundredths of a point, 0 to 10,000; null where no criterion had an occasion. */
  score: number | null;
  criteria: CriterionScore[];
}

/** Something avoided says something only where there was this much to go wrong: learner turns of substance. */
const TURNS_TO_AVOID_IN = 3;

const WORTH: Record<Exclude<CriterionAnswerValue, 'no_occasion'>, number> = { met: 1, partly: 0.5, not_met: 0 };

/**
 * A skill's score in hundredths of a point: 10,000 x (met + partly / 2) / (met + partly + not met), rounded to the
 * nearest whole. "No occasion" leaves the denominator; null where nothing is left.
 */
export function scoreOfAnswers(answers: readonly CriterionAnswerValue[]): number | null {
  const counted = answers.filter((answer) => answer !== 'no_occasion');
  if (counted.length === 0) return null;
  return Math.round((counted.reduce((sum, answer) => sum + WORTH[answer], 0) / counted.length) * 10_000);
}

/** The mean of the skills that had an occasion, in hundredths of a point; null where none had. */
export function overallScore(skills: readonly { score: number | null }[]): number | null {
  const scores = skills.map(({ score }) => score).filter((score) => score !== null);
  return scores.length === 0 ? null : Math.round(scores.reduce((sum, score) => sum + score, 0) / scores.length);
}

const emptied = (view: SessionView): SessionView => ({ ...view, steps: [] });

function hasOccasion(check: Criterion['check'], view: SessionView, substance: number): boolean {
  if (check.occasion && !evaluateCheck(check.occasion, view).holds) return false;
  return substance >= TURNS_TO_AVOID_IN || !evaluateCheck(check.met, emptied(view)).holds;
}

function answer({ check }: Criterion, view: SessionView, substance: number): Omit<CriterionScore, 'id'> {
  if (!hasOccasion(check, view, substance)) return { answer: 'no_occasion', evidence: [] };
  const met = evaluateCheck(check.met, view);
  if (met.holds) return { answer: 'met', evidence: met.evidence };
  const partly = check.partly && evaluateCheck(check.partly, view);
  if (partly?.holds) return { answer: 'partly', evidence: partly.evidence.length > 0 ? partly.evidence : met.evidence };
  return { answer: 'not_met', evidence: met.evidence };
}

function scoreSkill(skill: Skill, view: SessionView, substance: number): SkillScore {
  const criteria = skill.criteria.map((criterion) => {
    const { answer: value, evidence } = answer(criterion, view, substance);
    return { id: criterion.id, answer: value, evidence: soundEvidence(evidence, view.transcript) };
  });
  return { id: skill.id, score: scoreOfAnswers(criteria.map((criterion) => criterion.answer)), criteria };
}

function floorOf(skill: Skill): SkillScore {
  const criteria = skill.criteria.map(({ id }) => ({ id, answer: 'not_met' as const, evidence: [] }));
  return { id: skill.id, score: 0, criteria };
}

/** Scores a session that is already arranged by learner turns. */
export function scoreView(rubric: Rubric, view: SessionView): SkillScore[] {
  const substance = turnsOfSubstance(view).length;
  if (substance === 0) return rubric.skills.map(floorOf);
  return rubric.skills.map((skill) => scoreSkill(skill, view, substance));
}

/**
 * Answers every criterion of the rubric and scores its skills. It reads learner turns and what they moved, never the
 * persona's wording, so that equal learner lines score equally. A session that says nothing scores the floor.
 */
export function scoreRubric(play: Pick<Play, 'rubric'>, transcript: Transcript): SkillScore[] {
  return scoreView(play.rubric, viewSession(transcript));
}
