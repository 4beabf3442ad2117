import type { Tool } from '@repartee/dialogue';
import { offlineMind } from '@repartee/dialogue';

import type { OwedReply } from '../../../live/domain/owed-reply.js';
import { owedReply } from '../../../live/domain/owed-reply.js';
import type { LiveSession } from '../../../live/domain/session.js';
import type { Meter } from '../../../speech-use/meters.js';
import { PATIENCE_LEAST_MS } from '../../domain/settings.js';
import type { VoiceOutputOf } from '../../domain/index.js';
import type { PersonaMind } from '../../speech/index.js';
import type { Tell } from '../tell.js';
import { unsaidOf } from './unsaid.js';
import { asAuthored, worded } from './worded.js';

/** A mind behind an endpoint, and what it is called on record: its version is known once it has answered. */
export interface Worder {
  mind: PersonaMind;
  readonly tool: Tool;
}

interface Asking {
  offline: boolean;
  begun: string;
  signal: AbortSignal;
}

const nothingOwed = { patienceMs: PATIENCE_LEAST_MS, cutsInAfterMs: null, endsSession: false };

/** Has the persona's replies worded: by a mind, or in their authored words where there is none, or it has failed. */
export class Replies {
  private isWorded: boolean;
  private readonly asked = new Map<number, AbortController>();

  constructor(
    private readonly worder: Worder | null,
    /** The session once all that was said so far is on record. */
    private readonly session: () => Promise<LiveSession | null>,
    private readonly meter: Meter,
    private readonly tell: Tell,
  ) {
    this.isWorded = worder !== null;
  }

  /** Whose words were used last. */
  get latest(): Tool {
    return (this.isWorded && this.worder?.tool) || offlineMind;
  }

  async ask({ epoch, offline, begun = '' }: VoiceOutputOf<'ask_reply'>): Promise<void> {
    const controller = new AbortController();
    this.asked.get(epoch)?.abort();
    this.asked.set(epoch, controller);
    try {
      const session = await this.session();
      const owed = session && owedReply(session);
      const { patienceMs, cutsInAfterMs, endsSession } = owed ?? nothingOwed;
      if (!controller.signal.aborted) this.tell({ type: 'reply_known', epoch, patienceMs, cutsInAfterMs, endsSession });
      if (session && owed) {
        const { signal } = controller;
        for await (const text of this.wordsOf(session, owed, { offline, begun, signal }))
          this.tell({ type: 'reply_segment', epoch, text });
      }
      if (!controller.signal.aborted) this.tell({ type: 'reply_done', epoch });
    } catch {
      if (!controller.signal.aborted) this.tell({ type: 'mind_failed', epoch });
    } finally {
      if (this.asked.get(epoch) === controller) this.asked.delete(epoch);
    }
  }

  /** Nothing of this epoch, or of one before it, is of use any more. */
  cancel(upTo: number): void {
    for (const [epoch, controller] of this.asked) if (epoch <= upTo) controller.abort();
  }

  /** Segments of the reply, in order; of one that was begun, what is left of it. */
  private wordsOf(session: LiveSession, { text }: OwedReply, { offline, begun, signal }: Asking) {
    const worder = offline ? null : this.worder;
    this.isWorded = worder !== null;
    if (worder) return worded(worder.mind, text, session, { signal, meter: this.meter });
    return asAuthored(begun === '' ? text : unsaidOf(text, begun, session.opening.language));
  }
}
