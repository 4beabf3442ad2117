import { QUIET_FRAMES } from '@repartee/proto';

import type { Frame } from './microphone.js';

/** Packs frames as the page does: one by one while its detector hears a voice, else a few at a time. */
export class Packing {
  private frames: Frame[] = [];

  constructor(private readonly to: (packet: Frame) => void) {}

  take(frame: Frame, isVoice: boolean): void {
    this.frames.push(frame);
    if (isVoice || this.frames.length >= QUIET_FRAMES) this.send();
  }

  /** What waits goes at once: a mark is about to follow. */
  send(): void {
    const [first] = this.frames;
    if (first) this.to({ sample: first.sample, pcm: Buffer.concat(this.frames.map(({ pcm }) => pcm)) });
    this.frames = [];
  }
}
