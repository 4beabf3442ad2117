/**
 * Holds for a row with `session_id` whose session was held: one without a learner turn was not (its scorecard says so,
 * and has no score). One that is not scored yet, or could not be, is taken for held.
 */
export const wasHeld = `session_id NOT IN (
  SELECT session_id FROM scorecards
  WHERE organisation = {organisation:String} AND failure = '' AND learner_turns = 0 AND isNull(score))`;
