import type { KeyMoment, SessionMetrics, SkillScore, Tool } from '@repartee/dialogue';
import type {
  CriterionAnswerValue,
  DebriefingDocument,
  EvidenceQuote,
  InputMode,
  Language,
  Purpose,
  SkillId,
} from '@repartee/proto';

export interface ContentPin {
  id: string;
  version: number;
  sha256: string;
}

/** Where a scorecard belongs; each of its events repeats it. */
export interface Placement {
  sessionId: string;
  organisation: string;
  learnerId: string;
  teamId: string;
  siteId: string;
  scenario: ContentPin;
  rubric: ContentPin;
  purpose: Purpose;
  mode: InputMode;
  language: Language;
  mind: Tool;
  scorer: Tool;
  attempt: number;
  /** UTC, milliseconds since 1970. */
  sessionStartedMs: number;
  fork: boolean;
  /** The learner's own case that the session rehearses: what is said of it is sealed under the key of the case. */
  caseId?: string;
}

export interface CriterionAnswer {
  id: string;
  answer: CriterionAnswerValue;
  evidence: readonly Omit<EvidenceQuote, 'quote'>[];
  /** A person's correction stands in place of the scorer's answer. */
  corrected: boolean;
}

/** What happens to a scorecard, in plain words; on record the words are sealed. Scores in hundredths of a point. */
export type ScorecardEvent =
  | {
      type: 'SkillScored';
      placement: Placement;
      skillId: SkillId;
      score: SkillScore['score'];
      criteria: readonly CriterionAnswer[];
    }
  | { type: 'KeyMomentMarked'; placement: Placement; moment: Omit<KeyMoment, 'facts' | 'tooEarly'> }
  | {
      type: 'DebriefingWritten';
      placement: Placement;
      debriefing: DebriefingDocument;
      metrics: SessionMetrics;
      objectiveReached: boolean;
      score: number | null;
    }
  | { type: 'ScoringFailed'; placement: Placement; code: string }
  | {
      type: 'CriterionCorrected';
      placement: Placement;
      skillId: SkillId;
      criterionId: string;
      from: CriterionAnswerValue;
      to: CriterionAnswerValue;
      reason: string;
      correctedBy: string;
    }
  | {
      type: 'MomentCommented';
      placement: Placement;
      commentId: string;
      turn: number;
      comment: string;
      commentedBy: string;
    };

type EventOf<Type extends ScorecardEvent['type']> = Extract<ScorecardEvent, { type: Type }>;

/** The same events as the scorecard is folded from: what has words is read without them. */
export type RecordedScorecardEvent =
  | EventOf<'SkillScored'>
  | (Pick<EventOf<'DebriefingWritten'>, 'type' | 'placement' | 'objectiveReached' | 'score'> & {
      /** Turns of both speakers. */
      turns: number;
    })
  | Pick<EventOf<'MomentCommented'>, 'type' | 'placement' | 'commentId'>
  | Pick<EventOf<'ScoringFailed' | 'KeyMomentMarked' | 'CriterionCorrected'>, 'type' | 'placement'>;
