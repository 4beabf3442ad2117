import { CAPTURE_RATE } from '@repartee/proto';
import type { VoiceFrame } from '@repartee/proto';

/** What the detector makes of one frame. */
export interface Judged {
  /** The frame's first sample, and how many it has. */
  sample: number;
  samples: number;
  /** How likely somebody speaks in it, 0 to 1. */
  likely: number;
  /** dBFS. */
  levelDb: number;
  /** The last sample that was recorded by now. */
  captured: number;
}

/** Silero's own thresholds: a voice begins above the one, and is still there above the other. */
const BEGINS = 0.5;
const GOES_ON = 0.35;
/** A voice that falls silent for so long is over. */
export const REDEMPTION_MS = 480;
/** The first sound of a word is quieter than what the detector wakes at. */
const LEAD_MS = 96;
const REPORT_MS = 96;

const samplesIn = (ms: number): number => (ms / 1000) * CAPTURE_RATE;
const msOf = (samples: number): number => (samples / CAPTURE_RATE) * 1000;

interface Voice {
  voicedMs: number;
  levelDb: number;
  /** The sample after its last voiced one. */
  until: number;
  /** The sample after what was last reported. */
  reported: number;
}

/** Turns what the detector makes of frame after frame into what the server is told. */
export class VoiceMarks {
  private voice: Voice | null = null;
  /** Nothing before it is the voice's: where the marks begin, or the last voice ended. */
  private free = 0;

  get isVoice(): boolean {
    return this.voice !== null;
  }

  take(frame: Judged): VoiceFrame[] {
    const { sample, samples, likely, levelDb } = frame;
    const after = sample + samples;
    if (!this.voice) return likely < BEGINS ? [] : [this.begin(frame)];
    if (likely >= GOES_ON) {
      this.voice.voicedMs += msOf(samples);
      this.voice.levelDb = Math.max(this.voice.levelDb, levelDb);
      this.voice.until = after;
    }
    if (after - this.voice.until >= samplesIn(REDEMPTION_MS)) return this.end(frame.captured);
    if (after - this.voice.reported < samplesIn(REPORT_MS)) return [];
    this.voice.reported = after;
    return [{ is: 'there', sample: after, captured: Math.max(frame.captured, after), ...this.measured(this.voice) }];
  }

  /** The microphone falls silent: a voice that was there is over. */
  end(captured: number): VoiceFrame[] {
    const { voice } = this;
    if (!voice) return [];
    this.voice = null;
    this.free = voice.until;
    return [{ is: 'ended', sample: voice.until, captured: Math.max(captured, voice.until), ...this.measured(voice) }];
  }

  private begin({ sample, samples, levelDb, captured }: Judged): VoiceFrame {
    const after = sample + samples;
    this.voice = { voicedMs: msOf(samples), levelDb, until: after, reported: after };
    return { is: 'started', sample: Math.max(this.free, sample - samplesIn(LEAD_MS)), captured };
  }

  private measured({ voicedMs, levelDb }: Voice) {
    return { voicedMs, levelDb: Math.min(0, levelDb) };
  }
}
