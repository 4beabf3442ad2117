import type { AttemptComparisonView, Language, Rubric, SkillId } from '@repartee/proto';

import type { SkillScore } from '../rubric-scoring.js';
import type { Suggested } from './followed.js';
import type { DebriefingTexts, SkillChange } from './texts.js';
import { asPhrase } from './wording.js';

/** An earlier session of the learner with the scenario, in the same purpose; scores in hundredths of a point. */
export interface EarlierAttempt {
  attempt: number;
  sessionId: string;
  score: number | null;
  objectiveReached: boolean;
  skills: readonly { id: SkillId; score: number | null }[];
  /** What was suggested after it. */
  suggested: readonly Suggested[];
}

/** Smaller changes are not spoken of: one criterion answered otherwise moves a skill by more. In points. */
const WORTH_SAYING = 5;

const inPoints = (hundredths: number | null | undefined) =>
  hundredths === null || hundredths === undefined ? null : hundredths / 100;

type SkillRow = AttemptComparisonView['skills'][number];

function changesOf(rows: readonly SkillRow[]): { up: SkillChange[]; down: SkillChange[] } {
  const changes = rows.flatMap(({ name, before, now }) =>
    before === null || now === null ? [] : [{ skill: asPhrase(name), points: Math.round(now - before) }],
  );
  const largest = (sign: number) =>
    changes
      .filter(({ points }) => points * sign >= WORTH_SAYING)
      .sort((a, b) => (b.points - a.points) * sign)
      .slice(0, 2);
  return { up: largest(1), down: largest(-1) };
}

function sentenceFor(
  rows: readonly SkillRow[],
  wasReached: boolean,
  isReached: boolean,
  texts: DebriefingTexts,
): string {
  const { up, down } = changesOf(rows);
  const outcome = wasReached === isReached ? [] : [isReached ? texts.reachedThisTime : texts.noLongerReached];
  const change = up.length + down.length === 0 ? texts.asBefore : texts.changes(up, down);
  return [...outcome, change].join(' ');
}

/** The attempt just before this one; one that was left without a word is none. */
export const lastOf = (earlier: readonly EarlierAttempt[]): EarlierAttempt | undefined => heldInOrder(earlier).at(-1);

const heldInOrder = (earlier: readonly EarlierAttempt[]): EarlierAttempt[] =>
  earlier.filter(({ score }) => score !== null).sort((a, b) => a.attempt - b.attempt);

/**
 * How a session stands beside the learner's earlier attempts; null where there is none, or nothing to hold beside them.
 * `before` is the attempt just before this one, never the best of them.
 */
export function compareAttempts(
  now: { rubric: Rubric; skills: readonly SkillScore[]; objectiveReached: boolean },
  earlier: readonly EarlierAttempt[],
  texts: DebriefingTexts,
  language: Language,
): AttemptComparisonView | null {
  const inOrder = heldInOrder(earlier);
  const last = inOrder.at(-1);
  if (!last || now.skills.every(({ score }) => score === null)) return null;
  const skills = now.rubric.skills.map(({ id, name }) => ({
    id,
    name: name[language],
    before: inPoints(last.skills.find((skill) => skill.id === id)?.score),
    now: inPoints(now.skills.find((skill) => skill.id === id)?.score),
  }));
  return {
    attempts: inOrder.map(({ attempt, sessionId, score, objectiveReached }) => ({
      attempt,
      sessionId,
      score: inPoints(score),
      objectiveReached,
    })),
    skills,
    sentence: sentenceFor(skills, last.objectiveReached, now.objectiveReached, texts),
  };
}
