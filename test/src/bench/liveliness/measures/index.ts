import type { Finding } from '../finding.js';
import type { MeasureName } from '../goals.js';
import type { Evidence } from '../stage/evidence.js';
import { asksBack } from './asks-back.js';
import { callBacksInEightTurns, falseCallBacks } from './call-backs.js';
import { contradictionsChallenged } from './contradictions.js';
import { dodgedComesBack } from './dodged.js';
import { fallback, fallbackTwice } from './fallback.js';
import { distinctFirstReplies } from './first-replies.js';
import { sameOpeningThirdTime } from './openings.js';
import { markedSaidAgain } from './marked-said-again.js';
import { leversRecognised, nearMissesFired } from './phrasings.js';
import { sharedWithPreviousAttempt } from './previous-attempt.js';
import { promisesNamedAtClose } from './promises.js';
import { questionsAnswered } from './questions.js';
import { repeatedSentences } from './repeated-sentences.js';
import { responsive } from './responsive.js';
import { tracesEqual } from './traces.js';
import { worstTrigramOverlap } from './trigram-overlap.js';
import { wordsClosedMedian, wordsEngagedMedian, wordsLongest } from './words.js';

export type Findings<Name extends MeasureName = MeasureName> = Readonly<Record<Name, Finding>>;

export const measured = (evidence: Evidence): Findings => {
  const { sessions } = evidence;
  return {
    repeated_sentences: repeatedSentences(sessions),
    worst_trigram_overlap: worstTrigramOverlap(sessions),
    shared_with_previous_attempt: sharedWithPreviousAttempt(sessions, evidence.secondAttempts),
    distinct_first_replies: distinctFirstReplies(sessions),
    same_opening_third_time: sameOpeningThirdTime(sessions),
    responsive: responsive(evidence.swaps),
    questions_answered: questionsAnswered(evidence.questions),
    two_questions_answered: questionsAnswered(evidence.pairs),
    fallback: fallback(sessions),
    fallback_twice: fallbackTwice(sessions),
    asks_back: asksBack(sessions),
    dodged_comes_back: dodgedComesBack(sessions),
    contradictions_challenged: contradictionsChallenged(evidence.contradictions, evidence.consistent),
    promises_named_at_close: promisesNamedAtClose(sessions),
    callbacks_in_eight_turns: callBacksInEightTurns(sessions),
    false_callbacks: falseCallBacks(sessions),
    levers_recognised: leversRecognised(evidence.tried),
    near_misses_fired: nearMissesFired(evidence.tried),
    words_closed_median: wordsClosedMedian(sessions),
    words_engaged_median: wordsEngagedMedian(sessions),
    words_longest: wordsLongest(sessions),
    marked_said_again: markedSaidAgain(evidence.talks),
    traces_equal: tracesEqual(sessions),
  };
};
