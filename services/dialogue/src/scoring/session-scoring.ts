import type { DebriefingDocument } from '@repartee/proto';

import type { Play, Tool, Transcript } from '../model/index.js';
import type { EarlierAttempt } from './debriefing/comparison.js';
import { writeDebriefing } from './debriefing/debriefing.js';
import type { Suggested } from './debriefing/followed.js';
import type { SessionMetrics } from './metrics.js';
import { metricsOfView } from './metrics.js';
import type { KeyMoment } from './moments/key-moments.js';
import { keyMoments } from './moments/key-moments.js';
import type { SkillScore } from './rubric-scoring.js';
import { overallScore, scoreView } from './rubric-scoring.js';
import { scorer } from './scorer.js';
import { viewSession } from './session-view.js';

/** All that is concluded from one session. Scores in hundredths of a point. */
export interface SessionScore {
  scorer: Tool;
  skills: SkillScore[];
  /** Mean of the skills that had an occasion; null where none had. */
  score: number | null;
  objectiveReached: boolean;
  metrics: SessionMetrics;
  keyMoments: KeyMoment[];
  debriefing: DebriefingDocument;
}

export interface ScoringContext {
  /** The session's attempt number, from 1; 0 for a fork. */
  attempt: number;
  /** The learner's earlier attempts of the scenario in the same purpose, in any order. */
  earlier: readonly EarlierAttempt[];
  /** What was suggested before it, where that was not after the last of these: after the session that a fork leaves. */
  suggested?: readonly Suggested[] | undefined;
  /** The first turn that a fork has not taken over. */
  from?: number | undefined;
}

/** Scores a session and writes its debriefing. Pure: the same play, transcript and context give the same result. */
export function scoreSession(play: Play, transcript: Transcript, context: ScoringContext): SessionScore {
  const view = viewSession(transcript);
  const skills = scoreView(play.rubric, view);
  const moments = keyMoments(view, play.scenario);
  return {
    scorer,
    skills,
    score: overallScore(skills),
    objectiveReached: transcript.ending.objectiveReached,
    metrics: metricsOfView(view, play.scenario),
    keyMoments: moments,
    debriefing: writeDebriefing({ play, view, skills, moments, ...context }),
  };
}
