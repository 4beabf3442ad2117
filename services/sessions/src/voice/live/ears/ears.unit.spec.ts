import { setImmediate } from 'node:timers/promises';

import { describe, expect, it } from '@jest/globals';

import { SpeechToText } from '../../speech/index.js';
import type { Sound, TranscriptPiece } from '../../speech/index.js';
import { Ears } from './ears.js';

/** Keeps the sound of each stretch that it is given. */
class Keeping extends SpeechToText {
  readonly given: number[][] = [];

  async *transcribe(sound: AsyncIterable<Sound>): AsyncGenerator<TranscriptPiece> {
    const samples: number[] = [];
    this.given.push(samples);
    for await (const { pcm } of sound) samples.push(...new Int16Array(pcm.slice().buffer));
    yield { text: '', final: true };
  }
}

const FRAME = 320;

function createTestEars() {
  const recogniser = new Keeping();
  const ears = new Ears(recogniser, { language: 'en', hint: '' }, () => undefined, () => undefined); // prettier-ignore
  let next = 0;
  return {
    ears,
    /** So many seconds of sound, of which each frame of 20 ms is its own number throughout. */
    hear: (seconds: number) => {
      for (const end = next + (seconds * 16_000) / FRAME; next < end; next++)
        ears.hear(next * FRAME, new Uint8Array(new Int16Array(FRAME).fill(next).buffer));
    },
    /** The first and the last frame of each stretch. */
    given: async () => {
      await setImmediate();
      return recogniser.given.map((samples) => [samples[0], samples.at(-1)]);
    },
  };
}

describe('what a recogniser is given of a voice', () => {
  it('begins a little before the detector woke, and goes on until it is over', async () => {
    const { ears, hear, given } = createTestEars();
    hear(1);
    ears.listen(0, 16_000);
    hear(1);
    ears.finish({ utterance: 0, toSample: 24_000 });
    hear(1);
    expect(await given()).toEqual([[40, 99]]);
  });

  it('is nothing that the voice before had, up to where that voice was over: no word is heard twice by a key that goes down in mid-speech', async () => {
    const { ears, hear, given } = createTestEars();
    hear(1);
    ears.listen(0, 8_000);
    hear(1);
    ears.finish({ utterance: 0, toSample: 31_360 });
    ears.listen(1, 32_000);
    hear(1);
    ears.finish({ utterance: 1, toSample: 48_000 });
    expect(await given()).toEqual([
      [15, 99],
      [98, 149],
    ]);
  });

  it('goes on at the very frame where a voice goes on that was taken for lost', async () => {
    const { ears, hear, given } = createTestEars();
    ears.listen(0, 0);
    hear(2);
    ears.finish({ utterance: 0, toSample: null });
    ears.listen(1, 8_000);
    hear(1);
    ears.finish({ utterance: 1, toSample: 48_000 });
    expect(await given()).toEqual([
      [0, 99],
      [100, 149],
    ]);
  });

  it('is nothing that a voice had whose words are taken as they are, as by typing in mid-speech', async () => {
    const { ears, hear, given } = createTestEars();
    ears.listen(0, 0);
    hear(2);
    ears.drop(0);
    ears.listen(1, 32_000);
    hear(1);
    ears.finish({ utterance: 1, toSample: 48_000 });
    expect((await given())[1]).toEqual([100, 149]);
  });

  it('is all of its own where the words of a voice before it are let go that was over', async () => {
    const { ears, hear, given } = createTestEars();
    ears.listen(0, 0);
    hear(2);
    ears.finish({ utterance: 0, toSample: 16_000 });
    ears.drop(0);
    ears.listen(1, 24_000);
    ears.finish({ utterance: 1, toSample: 32_000 });
    expect((await given())[1]).toEqual([65, 99]);
  });

  it('is counted anew by another page', async () => {
    const { ears, hear, given } = createTestEars();
    ears.listen(0, 0);
    hear(2);
    ears.finish({ utterance: 0, toSample: 30_000 });
    ears.begin();
    ears.hear(0, new Uint8Array(new Int16Array(FRAME).fill(7).buffer));
    ears.listen(1, 0);
    ears.finish({ utterance: 1, toSample: 320 });
    expect((await given())[1]).toEqual([7, 7]);
  });
});
