import { CAPTURE_RATE } from '@repartee/proto';

import type { Sound } from '../../speech/index.js';

/** A stretch of the learner's sound on its way to a recogniser: frames go in as they come, until it is ended. */
export class SoundStream implements AsyncIterable<Sound> {
  private readonly waiting: Uint8Array[] = [];
  private isEnded = false;
  private left: number;
  private wake: () => void = () => undefined;

  /** Takes no more than so many samples: nobody says more in one breath. */
  constructor(mostSamples: number) {
    this.left = mostSamples;
  }

  /** Whether sound is still to come. */
  get isOpen(): boolean {
    return !this.isEnded;
  }

  push(pcm: Uint8Array): void {
    const taken = pcm.subarray(0, this.left * 2);
    this.left -= taken.byteLength / 2;
    if (taken.byteLength === 0 || this.isEnded) return;
    this.waiting.push(taken);
    this.wake();
  }

  end(): void {
    this.isEnded = true;
    this.wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Sound> {
    for (;;) {
      const pcm = this.waiting.shift();
      if (pcm) yield { pcm, rate: CAPTURE_RATE };
      else if (this.isEnded) return;
      else await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}
