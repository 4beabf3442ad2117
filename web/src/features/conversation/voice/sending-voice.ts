import type { SoundFrame, TalkKeyFrame, VoiceFrame } from '@repartee/proto';
import { QUIET_FRAMES } from '@repartee/proto';

import { FRAME_SAMPLES } from '../../../voice/capture/frames.js';
import type { Frame } from '../../../voice/capture/frames.js';
import type { Judged } from '../../../voice/detection/voice-marks.js';
import { VoiceMarks } from '../../../voice/detection/voice-marks.js';

/** One begins to speak while one reaches for the key: so many frames from before it count. */
const LEAD_FRAMES = 6;

export interface SendingParts {
  sound: (frame: SoundFrame) => void;
  voice: (frame: VoiceFrame) => void;
  talkKey: (frame: TalkKeyFrame) => void;
}

/**
 * What of the microphone's sound the server gets, in samples counted from where the voice was opened first: with an open
 * microphone all of it, and what the detector makes of it; else only what is said with the key down. Numbers go on where
 * nothing is sent, so that a gap in them is time that passed, and through losses of the connection. While the detector hears nobody, frames wait for one another;
 * a mark never comes before the sound it is about.
 */
export class SendingVoice {
  private marks = new VoiceMarks();
  /** The capture's sample that is the server's first; null where nothing was captured since. */
  private origin: number | null = null;
  /** The sample after the last one that was recorded. */
  captured = 0;
  private lead: SoundFrame[] = [];
  private quiet: SoundFrame[] = [];
  private isDown = false;

  /** `listens`: whether the microphone is open without the key. */
  constructor(
    private readonly to: SendingParts,
    private listens: boolean,
  ) {}

  /** The microphone is opened, or closed but for the key. */
  listen(listens: boolean): void {
    if (listens) {
      this.lead = [];
    } else {
      this.endVoice();
      this.sendQuiet();
    }
    this.listens = listens;
  }

  take(frame: Frame): void {
    this.origin ??= frame.sample;
    // Another microphone counts from 0.
    if (frame.sample - this.origin < this.captured - FRAME_SAMPLES) this.goOnAt(frame.sample);
    const sound = { sample: frame.sample - this.origin, pcm: frame.pcm };
    this.captured = sound.sample + FRAME_SAMPLES;
    if (this.listens || this.isDown) this.send(sound);
    else this.lead = [...this.lead, sound].slice(-LEAD_FRAMES);
  }

  judged(frame: Omit<Judged, 'captured'>): void {
    if (this.origin === null || frame.sample < this.origin || !this.listens || this.isDown) return;
    const sample = frame.sample - this.origin;
    const marks = this.marks.take({ ...frame, sample, captured: this.captured });
    if (marks.length > 0) this.sendQuiet();
    for (const mark of marks) this.to.voice(mark);
  }

  /** With the key down only the key tells where a turn begins and ends. */
  key(down: boolean): void {
    if (down === this.isDown) return;
    this.isDown = down;
    if (down) this.endVoice();
    this.sendQuiet();
    this.to.talkKey({ down, sample: down ? (this.lead[0]?.sample ?? this.captured) : this.captured });
    for (const sound of this.lead) this.to.sound(sound);
    this.lead = [];
  }

  private goOnAt(sample: number): void {
    this.endVoice();
    this.sendQuiet();
    this.lead = [];
    this.origin = sample - this.captured;
  }

  private send(sound: SoundFrame): void {
    this.quiet.push(sound);
    if (this.isDown || this.marks.isVoice || this.quiet.length >= QUIET_FRAMES) this.sendQuiet();
  }

  private sendQuiet(): void {
    const [first] = this.quiet;
    if (!first) return;
    this.to.sound({ sample: first.sample, pcm: joined(this.quiet) });
    this.quiet = [];
  }

  private endVoice(): void {
    for (const mark of this.marks.end(this.captured)) this.to.voice(mark);
  }
}

/** What follows one another, as one. */
export function joined(frames: readonly SoundFrame[]): SoundFrame['pcm'] {
  const pcm = new Uint8Array(frames.reduce((bytes, frame) => bytes + frame.pcm.byteLength, 0));
  let at = 0;
  for (const frame of frames) {
    pcm.set(frame.pcm, at);
    at += frame.pcm.byteLength;
  }
  return pcm;
}
