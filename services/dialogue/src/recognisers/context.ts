import type { Language, Patterns } from '@repartee/proto';
import type { Play } from '../model/index.js';

/**
 * What the counterpart's turn held, as far as a learner's turn may be compared with it. In a session these are the
 * points and questions the engine chose, never the wording; in a conversation from elsewhere it is the text.
 */
export interface CounterpartTurn {
  /** Read only where there is no play: a session's trace must not depend on wording. */
  text?: string;
  /** Key words of the points that were made (`Point.words`). */
  points: readonly Patterns[];
  /** Topics of the points, and of the questions they answer. */
  topics?: readonly string[];
  /** The topic that was spoken of last, where there was one: what "Why is that?" asks about. */
  spokenOf?: string;
  /** Ids of the questions that were put to the learner. */
  asks: readonly string[];
}

/** One learner turn and what it is to be read against. */
export interface ReadingContext {
  text: string;
  language: Language;
  /** Absent for conversations from elsewhere: then there are no topics, questions and cues of a scenario. */
  play?: Play;
  /** The counterpart's last turn. */
  previous?: CounterpartTurn;
  /** The counterpart's turns before that, oldest first; a summary or a late reflection may give these back. */
  history?: readonly CounterpartTurn[];
  /** The text is one of the play's content, not a person's: what it says by itself is kept in memory. */
  authored?: boolean;
}
