import { cutsInOn } from '@repartee/dialogue';

import { readingOf } from '../../../live/domain/session-steps.js';
import type { LiveSession } from '../../../live/domain/session.js';
import type { VoiceOutputOf } from '../../domain/index.js';
import type { Tell } from '../tell.js';

/** Reads what is sure of a turn under way, as the persona that cuts in on a misstep in mid-sentence hears it. */
export class Overhearing {
  constructor(
    /** The session once all that was said so far is on record. */
    private readonly session: () => Promise<LiveSession | null>,
    private readonly tell: Tell,
  ) {}

  async weigh({ turn, text }: VoiceOutputOf<'weigh_words'>): Promise<void> {
    const session = await this.session().catch(() => null);
    // What can't be read now is read when the turn is over.
    if (session?.turns.length !== turn) return;
    if (cutsInOn(session.play, session.dialogue, readingOf(session, text)))
      this.tell({ type: 'misstep_heard', turn, text });
  }
}
