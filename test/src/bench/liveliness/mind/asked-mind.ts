import type { WordingMoment, Worder } from '@repartee/sessions';
import { worded } from '@repartee/sessions';
import { isSpeechFault } from '@repartee/sessions/speech';

import type { WordsFor } from '../stage/worded-session.js';
import { OverheardMind } from './overheard-mind.js';

/** The mind is of no use; the message says what it fails with. */
export class MindError extends Error {
  override readonly name = 'MindError';
}

/** A reply that a mind was asked for, and what came of it: anything but its own words is said in the authored ones. */
export interface AskedReply {
  who: string;
  /** What the learner had said by then. */
  heard: readonly string[];
  authored: string;
  /** All that the mind said. */
  said: string;
  outcome: 'worded' | 'dropped' | 'failed';
  /** From asking to the first clause that can be spoken, in milliseconds; null where none came. */
  firstWordsMs: number | null;
}

/** So many failures in a row are no accident: a key, an address, a model that is not there. */
const GIVES_UP_AFTER = 10;

/** Has replies worded as a spoken session has, and notes what comes of each. */
export class AskedMind {
  readonly replies: AskedReply[] = [];
  /** Tokens of all calls, both ways. */
  readonly tokens = { in: 0, out: 0 };
  private failedInRow = 0;

  constructor(private readonly worder: Worder) {}

  /** For a session with this learner. Throws MindError where the mind fails again and again. */
  wordsIn(who: string): WordsFor {
    return (authored, moment) => this.ask(who, authored, moment);
  }

  private async ask(who: string, authored: string, moment: WordingMoment): Promise<string> {
    const mind = new OverheardMind(this.worder.mind);
    const started = performance.now();
    const segments: string[] = [];
    let firstWordsMs: number | null = null;
    const note = (outcome: AskedReply['outcome']): void => {
      const heard = moment.turns.flatMap(({ speaker, text }) => (speaker === 'learner' ? [text] : []));
      this.failedInRow = outcome === 'failed' ? this.failedInRow + 1 : 0;
      this.replies.push({ who, heard, authored, said: mind.said, outcome, firstWordsMs });
    };
    try {
      for await (const segment of worded(mind, authored, moment, this.asked())) {
        firstWordsMs ??= performance.now() - started;
        segments.push(segment);
      }
      note('worded');
      return segments.join(' ');
    } catch (error) {
      if (!isSpeechFault(error)) throw error;
      note(error.code === 'unfitting' ? 'dropped' : 'failed');
      if (this.failedInRow >= GIVES_UP_AFTER)
        throw new MindError(`The mind failed ${GIVES_UP_AFTER} times in a row, with "${error.message}".`);
      return authored;
    }
  }

  private asked(): Parameters<typeof worded>[3] {
    const { signal } = new AbortController();
    return {
      signal,
      meter: ({ tokensIn = 0, tokensOut = 0 }) => {
        this.tokens.in += tokensIn;
        this.tokens.out += tokensOut;
      },
    };
  }
}
