import type { Check, Criterion, CriterionAnswerValue, Rubric, Skill, SkillId } from '@repartee/proto';

import type { Play, Transcript } from '../model/index.js';
import type { CheckResult } from './check.js';
import { evaluateCheck } from './check.js';
import { engagementIn, engages } from './engagement.js';
import { saysNothing } from './floor.js';
import type { Evidence, SessionView, Step } from './session-view.js';
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

type Engages = (step: Step) => boolean;

/** Whether a check is earned; where it is not, its evidence is what speaks against it. */
type Earned = (check: Check) => CheckResult;

const emptied = (view: SessionView): SessionView => ({ ...view, steps: [] });

/**
 * Where the learner did not engage, what holds with no turn at all is not earned, and among turns about something else
 * only those that engage can earn. What was done wrong counts in any session.
 */
function earnedIn(view: SessionView, engagesIn: Engages): { earned: Earned; isHollow: (check: Check) => boolean } {
  const { isEngaged, earning } = engagementIn(view, engagesIn);
  const isHollow = (check: Check) => !isEngaged && evaluateCheck(check, emptied(view)).holds;
  const earned: Earned = (check) => {
    const result = evaluateCheck(check, view);
    const isEarned = result.holds && !isHollow(check) && (earning === view || evaluateCheck(check, earning).holds);
    return isEarned === result.holds ? result : { holds: false, evidence: [] };
  };
  return { earned, isHollow };
}

type Session = ReturnType<typeof earnedIn> & { view: SessionView };

function answer({ check }: Criterion, { view, earned, isHollow }: Session): Omit<CriterionScore, 'id'> {
  if (check.occasion && !evaluateCheck(check.occasion, view).holds) return { answer: 'no_occasion', evidence: [] };
  const met = earned(check.met);
  if (met.holds) return { answer: 'met', evidence: met.evidence };
  const partly = check.partly && earned(check.partly);
  if (partly?.holds) return { answer: 'partly', evidence: partly.evidence.length > 0 ? partly.evidence : met.evidence };
  const isAvoided = isHollow(check.met) && evaluateCheck(check.met, view).holds;
  return { answer: isAvoided ? 'no_occasion' : 'not_met', evidence: met.evidence };
}

function scoreSkill(skill: Skill, session: Session): SkillScore {
  const criteria = skill.criteria.map((criterion) => {
    const { answer: value, evidence } = answer(criterion, session);
    return { id: criterion.id, answer: value, evidence: soundEvidence(evidence, session.view.transcript) };
  });
  return { id: skill.id, score: scoreOfAnswers(criteria.map((criterion) => criterion.answer)), criteria };
}

/** Every criterion of the skill answered alike, on no evidence. */
function alike(skill: Skill, answer: 'not_met' | 'no_occasion'): SkillScore {
  const criteria = skill.criteria.map(({ id }) => ({ id, answer, evidence: [] }));
  return { id: skill.id, score: answer === 'not_met' ? 0 : null, criteria };
}

/**
 * Scores a session that is already arranged by learner turns. `engagesIn` tells the turns that engage, where there is no
 * scenario to know the matter by.
 */
export function scoreView(rubric: Rubric, view: SessionView, engagesIn: Engages = engages): SkillScore[] {
  if (view.steps.length === 0) return rubric.skills.map((skill) => alike(skill, 'no_occasion'));
  if (saysNothing(view)) return rubric.skills.map((skill) => alike(skill, 'not_met'));
  const session = { view, ...earnedIn(view, engagesIn) };
  return rubric.skills.map((skill) => scoreSkill(skill, session));
}

/**
 * Answers every criterion of the rubric and scores its skills. It reads learner turns and what they moved, never the
 * persona's wording, so that equal learner lines score equally. A session whose turns say nothing scores the floor; one
 * without a learner turn was not held, and has no score.
 */
export function scoreRubric(play: Pick<Play, 'rubric'>, transcript: Transcript): SkillScore[] {
  return scoreView(play.rubric, viewSession(transcript));
}
