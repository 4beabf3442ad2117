import type { Targets } from '../goals.js';
import { FIRST_REPLIES, targets } from '../goals.js';
import type { Findings } from '../measures/index.js';
import { distinctFirstReplies } from '../measures/first-replies.js';
import { sameOpeningThirdTime } from '../measures/openings.js';
import { sharedWithPreviousAttempt } from '../measures/previous-attempt.js';
import { repeatedSentences } from '../measures/repeated-sentences.js';
import { tracesEqual } from '../measures/traces.js';
import { worstTrigramOverlap } from '../measures/trigram-overlap.js';
import { wordsClosedMedian, wordsEngagedMedian, wordsLongest } from '../measures/words.js';
import type { Session } from '../stage/session.js';

/** What wording alone decides; and the traces, of which it decides nothing. */
export type WordedMeasure =
  | 'repeated_sentences'
  | 'worst_trigram_overlap'
  | 'shared_with_previous_attempt'
  | 'distinct_first_replies'
  | 'same_opening_third_time'
  | 'words_closed_median'
  | 'words_engaged_median'
  | 'words_longest'
  | 'traces_equal';

/** The goals are those of the authored words; with fewer seeds than first replies are to be different, all are to be. */
export const wordedTargets = (seeds: number): Targets<WordedMeasure> => ({
  repeated_sentences: targets.repeated_sentences,
  worst_trigram_overlap: targets.worst_trigram_overlap,
  shared_with_previous_attempt: targets.shared_with_previous_attempt,
  distinct_first_replies: {
    ...targets.distinct_first_replies,
    goal: { kind: 'at_least', value: Math.min(seeds, FIRST_REPLIES) },
  },
  same_opening_third_time: targets.same_opening_third_time,
  words_closed_median: targets.words_closed_median,
  words_engaged_median: targets.words_engaged_median,
  words_longest: targets.words_longest,
  traces_equal: targets.traces_equal,
});

/** The same learners in the authored words, and as a mind has worded the replies, twice over. */
export interface WordedEvidence {
  authored: readonly Session[];
  sessions: readonly Session[];
  /** Second attempts, in the same order. */
  secondAttempts: readonly Session[];
}

export const wordedFindings = ({ authored, sessions, secondAttempts }: WordedEvidence): Findings<WordedMeasure> => ({
  repeated_sentences: repeatedSentences(sessions),
  worst_trigram_overlap: worstTrigramOverlap(sessions),
  shared_with_previous_attempt: sharedWithPreviousAttempt(sessions, secondAttempts),
  distinct_first_replies: distinctFirstReplies(sessions),
  same_opening_third_time: sameOpeningThirdTime(sessions),
  words_closed_median: wordsClosedMedian(sessions),
  words_engaged_median: wordsEngagedMedian(sessions),
  words_longest: wordsLongest(sessions),
  traces_equal: tracesEqual([...authored, ...sessions, ...secondAttempts]),
});
