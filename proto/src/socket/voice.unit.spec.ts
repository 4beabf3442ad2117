import { describe, expect, it } from '@jest/globals';

import { ChunkFrame, PlayedFrame, SoundFrame, VoiceFrame } from './voice.js';

describe('frames of sound', () => {
  it.each([640, 960, 1_280, 5_120])('hold 20 to 40 ms, or some of these: %d bytes', (bytes) => {
    expect(SoundFrame.safeParse({ sample: 0, pcm: new Uint8Array(bytes) }).success).toBe(true);
  });

  it.each([0, 638, 641, 5_122])('hold no other: %d bytes', (bytes) => {
    expect(SoundFrame.safeParse({ sample: 0, pcm: new Uint8Array(bytes) }).success).toBe(false);
  });

  it('are bytes, as socket.io gives them on either side', () => {
    expect(SoundFrame.safeParse({ sample: 320, pcm: Buffer.alloc(640) }).success).toBe(true);
    expect(SoundFrame.safeParse({ sample: 320, pcm: 'x'.repeat(640) }).success).toBe(false);
  });

  it('carry their place in the turn, downwards', () => {
    const chunk = { epoch: 3, turn: 4, segment: 0, firstSample: 2_400, words: [], pcm: new Uint8Array(4_800) };
    expect(ChunkFrame.safeParse(chunk).success).toBe(true);
    expect(ChunkFrame.safeParse({ ...chunk, firstSample: -1 }).success).toBe(false);
  });
});

describe('what a client reports', () => {
  it('is refused where a number makes no sense', () => {
    expect(PlayedFrame.safeParse({ epoch: 1, segment: 0, rendered: 1.5, stopped: false }).success).toBe(false);
    const there = { is: 'there', sample: 3_200, captured: 3_712, voicedMs: 200, levelDb: -3 };
    expect(VoiceFrame.safeParse(there).success).toBe(true);
    expect(VoiceFrame.safeParse({ ...there, levelDb: 3 }).success).toBe(false);
    expect(VoiceFrame.safeParse({ is: 'started', sample: 10 }).success).toBe(false);
  });

  it('is refused where it says more than it may', () => {
    expect(PlayedFrame.safeParse({ epoch: 1, segment: 0, rendered: 1, stopped: false, text: 'no' }).success).toBe(
      false,
    );
  });
});
