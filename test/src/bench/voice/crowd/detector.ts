import type { VoiceFrame } from '@repartee/proto';

import { REDEMPTION_MS } from '../script.js';
import type { Spoken } from './microphone.js';

/** A voice is called one after three frames, and named again as often. */
const MARK_MS = 96;
const LEVEL_DB = -20;

/** What the page's detector says of one sentence, in the order and at the times at which it does. */
export class Detector {
  private said: 'nothing' | 'begun' | 'ended' = 'nothing';
  private saidAt = 0;

  constructor(
    private readonly spoken: Spoken,
    private readonly tell: (frame: VoiceFrame) => void,
  ) {}

  get isOver(): boolean {
    return this.said === 'ended';
  }

  get isVoice(): boolean {
    return this.said === 'begun';
  }

  /** Says what there is to say by now. */
  look(now: number, captured: number): void {
    const { from, to, beginsAt, endsAt } = this.spoken;
    const voicedMs = Math.max(0, Math.min(now, endsAt) - beginsAt);
    if (this.said === 'nothing' && now - beginsAt >= MARK_MS) {
      this.say({ is: 'started', sample: from, captured }, now);
      this.said = 'begun';
    } else if (this.said === 'begun' && now - endsAt >= REDEMPTION_MS) {
      this.say({ is: 'ended', sample: to, captured, voicedMs, levelDb: LEVEL_DB }, now);
      this.said = 'ended';
    } else if (this.said === 'begun' && now - this.saidAt >= MARK_MS) {
      this.say({ is: 'there', sample: captured, captured, voicedMs, levelDb: LEVEL_DB }, now);
    }
  }

  private say(frame: VoiceFrame, now: number): void {
    this.tell(frame);
    this.saidAt = now;
  }
}
