import type { VoiceInputOf } from '../input.js';
import type { Random } from './random.fixture.js';
import type { Timeline } from './timeline.fixture.js';
import type { Voice } from './trial.fixture.js';

/** A voice in a session: it began at that moment. */
export type VoiceAt = Voice & { startedAt: number };

interface Listening {
  voice: VoiceAt;
  from: number;
  to: number;
  isOver: boolean;
}

/** Hears of a voice the words that end between where it is told to listen and where it is told to stop. */
export class ScriptedRecogniser {
  /** No sound is given to it twice. */
  private heardTo = 0;
  private readonly listening = new Map<number, Listening>();

  constructor(
    private readonly timeline: Timeline,
    private readonly random: Random,
    private readonly feed: (input: VoiceInputOf<'transcript'> | VoiceInputOf<'recognition_failed'>) => void,
    /** Sound from that moment on has not come. */
    private readonly deafSince: () => number,
    /** How long it takes once a stretch of voice is over, in milliseconds. */
    private readonly takesMs: readonly [number, number],
  ) {}

  /** The words that it has heard of a stretch so far, or of all of it where that is over; none where it will fail at it. */
  given(utterance: number): string[] {
    const listening = this.listening.get(utterance);
    if (!listening || listening.voice.recognised === false) return [];
    const text = heard(listening, listening.isOver ? Infinity : this.timeline.now);
    return text.split(' ').filter((word) => word !== '');
  }

  /** From that moment on. */
  listen(utterance: number, voice: VoiceAt, asked: number): void {
    const from = Math.max(asked, this.heardTo);
    const listening = { voice, from, to: Infinity, isOver: false };
    this.listening.set(utterance, listening);
    for (const { afterMs } of voice.words) {
      const lag = this.random.between(120, 300);
      const saidAt = voice.startedAt + afterMs;
      this.timeline.at(saidAt + lag, () => {
        if (saidAt <= from || saidAt > Math.min(listening.to, this.deafSince())) return;
        this.feed({
          at: this.timeline.now,
          type: 'transcript',
          utterance,
          text: heard(listening, saidAt),
          final: false,
        });
      });
    }
  }

  /** Nobody wants any more of it. One that is still there was heard up to that moment. */
  drop(utterance: number, to: number): void {
    if (this.listening.get(utterance)?.isOver === false) this.heardTo = to;
  }

  /** Up to that moment: what it has heard until then is known soon. */
  finish(utterance: number, to: number): void {
    const listening = this.listening.get(utterance);
    // Of a voice that is over all is known, however fast its words are scripted.
    if (listening && to < listening.voice.startedAt + listening.voice.durationMs - 1) listening.to = to;
    if (listening) listening.isOver = true;
    this.heardTo = to;
    this.timeline.after(this.random.between(...this.takesMs), () => {
      const { now: at } = this.timeline;
      if (listening?.voice.recognised === false) return this.feed({ at, type: 'recognition_failed', utterance });
      const text = listening ? heard(listening, Infinity) : '';
      const noSpeech = listening?.voice.noSpeech;
      this.feed({ at, type: 'transcript', utterance, text, final: true, ...(noSpeech !== undefined && { noSpeech }) });
    });
  }
}

const heard = ({ voice, from, to }: Listening, until: number): string =>
  voice.words
    .filter(({ afterMs }) => voice.startedAt + afterMs > from && voice.startedAt + afterMs <= Math.min(to, until))
    .map(({ word }) => word)
    .join(' ');
