import type { Tally } from './tally.js';

/** An occasion on which the persona fell short, for whoever mends its lines. */
export interface Case {
  who: string;
  /** The learner's turns up to the one in question, or as many as tell. */
  turns: readonly string[];
  reply: string;
  expected: string;
  /** The greater, the worse. */
  weight: number;
}

/** What a measure found in one play. */
export interface Finding {
  tally: Tally;
  /** What the figure should be read beside. */
  beside?: Tally;
  cases: readonly Case[];
}
