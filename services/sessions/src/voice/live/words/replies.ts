import type { Tool } from '@repartee/dialogue';
import { offlineMind } from '@repartee/dialogue';

import type { OwedReply } from '../../../live/domain/owed-reply.js';
import { owedReply } from '../../../live/domain/owed-reply.js';
import type { LiveSession } from '../../../live/domain/session.js';
import type { Meter } from '../../../speech-use/meters.js';
import { PATIENCE_LEAST_MS } from '../../domain/settings.js';
import type { VoiceOutputOf } from '../../domain/index.js';
import { lastSegment, noSegments, takeWords } from '../../domain/index.js';
import { SpeechFault } from '../../speech/index.js';
import type { PersonaMind } from '../../speech/index.js';
import type { Tell } from '../tell.js';
import type { Sayable } from './fitting.js';
import { isFitting } from './fitting.js';
import { leftOut } from './left-out.js';
import { briefOf, commonTo } from './persona-brief.js';

/** A mind behind an endpoint, and what it is called on record: its version is known once it has answered. */
export interface Worder {
  mind: PersonaMind;
  readonly tool: Tool;
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

  async ask({ epoch, offline }: VoiceOutputOf<'ask_reply'>): Promise<void> {
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
        const sayable = { authored: owed.text, common: commonTo(session), language: session.opening.language };
        await this.say(epoch, this.wordsOf(session, owed, { offline, signal }), sayable);
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

  /**
   * What a mind words is dropped where the persona would not say it, and what it leaves out is said after it; the authored
   * words are the persona's own.
   */
  private async say(epoch: number, words: AsyncIterable<string> | Iterable<string>, sayable: Sayable): Promise<void> {
    let segmenting = noSegments;
    let said = '';
    const tell = (segments: readonly string[]): void => {
      for (const text of segments) {
        said = `${said} ${text}`;
        if (this.isWorded && !isFitting(said, sayable))
          throw new SpeechFault('nonsense', 'the persona would not say that');
        this.tell({ type: 'reply_segment', epoch, text });
      }
    };
    for await (const more of words) {
      const { segments, state } = takeWords(segmenting, more);
      segmenting = state;
      tell(segments);
    }
    tell(lastSegment(segmenting));
    if (!this.isWorded) return;
    for (const text of leftOut(said, sayable.authored, sayable.language))
      this.tell({ type: 'reply_segment', epoch, text });
  }

  private wordsOf(session: LiveSession, owed: OwedReply, asked: { offline: boolean; signal: AbortSignal }) {
    const worder = asked.offline ? null : this.worder;
    this.isWorded = worder !== null;
    // The space has the last sentence taken for whole.
    return worder?.mind.reply(briefOf(session, owed), { signal: asked.signal, meter: this.meter }) ?? [`${owed.text} `];
  }
}
