import type { Slot } from '../../model/index.js';
import type { Analysis, Hit } from '../analysis.js';
import { findAdvice } from './advice.js';
import { findBelittling } from './dismissal.js';
import { findAcknowledgedEmotion, findApology } from './feeling.js';
import type { Found } from './found.js';
import { findBlame, findInsult, findThreat } from './harm.js';
import { findIntroduction } from './introduction.js';
import { findByPhrase } from './phrase-rules.js';
import { findNextStep } from './next-step.js';
import { findCommitment } from './promise.js';
import { findAgreement, findDisagreement } from './sides.js';
import { findUnclear } from './strange.js';
import { findListing } from './summary.js';
import { findEvidence, findExplanation } from './substance.js';

/** What the finders need besides the turn itself. */
export interface Known {
  commitments: readonly Hit[];
  slots: readonly Slot[];
  /** The counterpart asked for advice in its last turn. */
  adviceWanted: boolean;
}

/** Every general cue but questions and reflections, which are read on their own. */
export function findCues(turn: Analysis, { commitments, slots, adviceWanted }: Known): Found[] {
  return [
    ...findByPhrase(turn),
    ...findBelittling(turn),
    ...findListing(turn),
    ...findIntroduction(turn),
    ...findApology(turn),
    ...findAcknowledgedEmotion(turn),
    ...findAgreement(turn),
    ...findDisagreement(turn),
    ...findBlame(turn),
    ...findThreat(turn),
    ...findInsult(turn),
    ...findEvidence(turn, slots),
    ...findExplanation(turn),
    ...findAdvice(turn, adviceWanted),
    ...findCommitment(commitments),
    ...findNextStep(turn, commitments, slots),
    ...findUnclear(turn),
  ];
}
