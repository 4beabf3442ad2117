import type { VoiceInput, VoiceInputOf } from '../input.js';
import type { VoiceAt } from './recogniser.fixture.js';
import type { Timeline } from './timeline.fixture.js';

/** What the page tells of its sound, and of which voice. */
export interface Told {
  voice?: VoiceAt;
  input: VoiceInputOf<'speech_started' | 'speech_continued' | 'speech_ended' | 'key_down' | 'key_up'>;
}

export interface LossyPageParts {
  timeline: Timeline;
  sampleAt: (at: number) => number;
  feed: (input: VoiceInput) => void;
  tell: (told: Told) => void;
}

/** How long what is sent is on its way. */
const UP_MS = 25;

/** The learner's page as far as its connection goes: it may be lost, and keep what was said until it is back. */
export class LossyPage {
  /** Sound from that moment on has not come yet. */
  lostAt = Infinity;
  private kept: Told[] | null = null;
  private isKeyDown = false;

  constructor(private readonly parts: LossyPageParts) {}

  get isAway(): boolean {
    return this.kept !== null;
  }

  tell(told: Told): void {
    if (told.input.type.startsWith('key')) this.isKeyDown = told.input.type === 'key_down';
    if (this.kept) this.kept.push(told);
    else this.parts.tell(told);
  }

  /** It is lost for so long. Where it hears on, it tells at once what was said meanwhile; another page knows nothing of it. */
  lose(ms: number, { hearsOn }: { hearsOn: boolean }): void {
    if (this.kept) return;
    const { timeline, feed } = this.parts;
    feed({ at: timeline.now, type: 'disconnected' });
    this.kept = [];
    this.lostAt = timeline.now;
    timeline.after(ms, () => {
      feed({ at: timeline.now, type: 'reconnected', hearsOn });
      if (hearsOn) timeline.after(UP_MS, () => this.tellKept());
      else this.isBack();
    });
  }

  /** Nothing is behind any more: what it has kept, which is told now or never. */
  isBack(): Told[] {
    const kept = this.kept ?? [];
    this.kept = null;
    this.lostAt = Infinity;
    return kept;
  }

  private tellKept(): void {
    const { timeline, sampleAt, feed, tell } = this.parts;
    if (!this.kept) return;
    let from = sampleAt(this.lostAt);
    const late = { at: timeline.now, captured: sampleAt(timeline.now) };
    for (const { voice, input } of this.isBack()) {
      if (input.sample > from) feed({ type: 'late_sound', from, sample: input.sample, ...late });
      from = Math.max(from, input.sample);
      tell({ ...(voice && { voice }), input: { ...input, ...late } });
    }
    if (this.isKeyDown && late.captured > from) feed({ type: 'late_sound', from, sample: late.captured, ...late });
  }
}
