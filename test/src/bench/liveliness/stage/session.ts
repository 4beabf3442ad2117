import type { Cause, Reading } from '@repartee/dialogue';

import type { Said } from './said.js';

/** A learner turn, what became of it, and the reply. */
export interface Exchange {
  /** Learner turns so far, from 1. */
  turn: number;
  text: string;
  reading: Pick<Reading, 'act' | 'topics' | 'cues'>;
  causes: readonly Pick<Cause, 'kind' | 'id'>[];
  /** Questions of the persona's that the turn answers, or leaves open. */
  answered: readonly string[];
  dodged: readonly string[];
  /** The earlier value that the turn contradicts, as the persona understands it, or null. */
  contradicts: string | null;
  said: Said;
  /** All that must not depend on wording: reading, shift and plan. */
  trace: string;
  isLast: boolean;
}

export interface Close {
  text: string;
  /** What the learner promised, each promise once in its latest wording. */
  promises: readonly string[];
}

/** A whole session with one learner of the corpus. */
export interface Session {
  learner: string;
  seed: number;
  opening: string | null;
  exchanges: readonly Exchange[];
  /** How it closes; null where the persona leaves. */
  close: Close | null;
}

/** Everything the persona says in a session, in order. An agreement is a reply and the close at once. */
export function textsOf({ opening, exchanges, close }: Session): string[] {
  const replies = exchanges.map(({ said }) => said.text);
  const last = close && close.text !== replies.at(-1) ? [close.text] : [];
  return [...(opening === null ? [] : [opening]), ...replies, ...last].filter((text) => text !== '');
}

export const whoIn = ({ learner, seed }: Session): string => `${learner}, seed ${seed}`;
