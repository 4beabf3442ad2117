import type { Loudspeaker } from './loudspeaker.js';
import type { Microphone, Spoken } from './microphone.js';

/** One answer as its learner's page knows it: moments in milliseconds, on the clock of all processes. */
export interface HeardTurn {
  endOfSpeechAt: number;
  /** The server has decided that the learner's turn is over, where it says when that was. */
  decidedAt?: number;
  /** The detector of the server has called the voice over, where it has one. */
  quietAt?: number;
  /** The first sound of the answer arrived. */
  firstByteAt: number;
  /** Its first sample sounded. */
  renderedAt: number;
}

/** An answer that its learner has cut short: words on record, and words that sounded to their last letter. */
export interface CutTurn {
  claimed: readonly string[];
  heard: readonly string[];
  /** From the learner's first sound over the answer until the page is silent. */
  silentAfterMs: number;
}

/** What pages have heard since they were asked last; and, since they began, what was amiss. */
export interface Heard {
  turns: HeardTurn[];
  cuts: CutTurn[];
  unanswered: number;
  ended: number;
  refused: number;
}

/** What a learner leaves between the other's last sound and their own first. */
const PAUSE_MS = 400;
/** An answer that has not begun by then is given up on. */
const ANSWER_LIMIT_MS = 8_000;

/**
 * When a learner speaks: once they have the floor and a moment of silence has passed; and, for those who interrupt, once
 * the answer has sounded for so long.
 */
export class Talker {
  private quietSince: number;
  private asked: Spoken | null = null;
  private soundsSince: number | null = null;
  unanswered = 0;

  constructor(
    private readonly microphone: Microphone,
    private readonly loudspeaker: Loudspeaker,
    now: number,
    /** How long an answer sounds before it is interrupted: the next one's, and so on. */
    private readonly interruptsAfterMs: () => number,
  ) {
    this.quietSince = now;
  }

  /** The sentence that an answer is waited for. */
  get spoken(): Spoken | null {
    return this.asked;
  }

  /** The answer begins to sound. */
  answered(at: number): void {
    this.asked = null;
    this.soundsSince = at + this.interruptsAfterMs();
  }

  /** The answer is over, or was cut. */
  settled(): void {
    this.soundsSince = null;
  }

  /** What begins to be said now; `isFree`: the learner has the floor. */
  look(now: number, isFree: boolean): { spoken: Spoken; interrupts: boolean } | null {
    if (!this.loudspeaker.isSilent) this.quietSince = now;
    if (this.soundsSince !== null && now >= this.soundsSince && !this.loudspeaker.isSilent) return this.speak(true);
    if (this.asked && now - this.asked.endsAt > ANSWER_LIMIT_MS) {
      this.unanswered++;
      this.asked = null;
    }
    return !this.asked && isFree && now - this.quietSince >= PAUSE_MS ? this.speak(false) : null;
  }

  private speak(interrupts: boolean): { spoken: Spoken; interrupts: boolean } {
    this.soundsSince = null;
    this.asked = this.microphone.speak();
    return { spoken: this.asked, interrupts };
  }
}
