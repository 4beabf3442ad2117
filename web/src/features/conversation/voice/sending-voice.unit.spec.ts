import { describe, expect, it } from 'vitest';

import { SendingVoice } from './sending-voice.js';

const FRAME = 512;

/** The capture has been running for 100 frames when the voice is opened. */
const createTestSending = (listens: boolean) => {
  const sent: string[] = [];
  const packets: number[] = [];
  const sending = new SendingVoice(
    {
      sound: ({ sample, pcm }) => {
        for (let at = 0; at < pcm.byteLength; at += FRAME * 2) sent.push(`sound ${(sample + at / 2) / FRAME}`);
        packets.push(pcm.byteLength / 2 / FRAME);
      },
      voice: (mark) => sent.push(`${mark.is}${'sample' in mark ? ` ${mark.sample / FRAME}` : ''}`),
      talkKey: ({ down, sample }) => sent.push(`key ${down ? 'down' : 'up'} ${sample / FRAME}`),
    },
    listens,
  );
  let next = 100;
  return {
    sending,
    hear: (count: number, likely?: number) => {
      for (; count > 0; count--, next++) {
        sending.take({ sample: next * FRAME, pcm: new Uint8Array(FRAME * 2) });
        if (likely !== undefined) sending.judged({ sample: next * FRAME, samples: FRAME, likely, levelDb: -20 });
      }
    },
    taken: () => sent.splice(0),
    /** Frames in each packet. */
    packed: () => packets.splice(0),
  };
};

describe('with an open microphone', () => {
  it('all sound is sent, its first sample counted from where the voice was opened', () => {
    const { hear, taken } = createTestSending(true);
    hear(4);
    expect(taken()).toEqual(['sound 0', 'sound 1', 'sound 2', 'sound 3']);
  });

  it('frames travel together while nobody speaks, one by one while somebody does, and never after their mark', () => {
    const { hear, packed, taken } = createTestSending(true);
    hear(10, 0.1);
    expect(packed()).toEqual([4, 4]);
    taken();
    hear(2, 0.9);
    expect(packed()).toEqual([3, 1]);
    expect(taken()).toEqual(['sound 8', 'sound 9', 'sound 10', 'started 7', 'sound 11']);
  });

  it('marks of the detector are counted from there too', () => {
    const { hear, taken } = createTestSending(true);
    hear(4, 0.1);
    hear(1, 0.9);
    expect(taken().at(-1)).toBe('started 1');
  });

  it('nothing is made of sound from before', () => {
    const { sending, hear, taken } = createTestSending(true);
    hear(1);
    taken();
    sending.judged({ sample: 99 * FRAME, samples: FRAME, likely: 0.9, levelDb: -20 });
    expect(taken()).toEqual([]);
  });

  it('a voice is over once the microphone is closed, and the numbers go on', () => {
    const { sending, hear, taken } = createTestSending(true);
    hear(1, 0.9);
    sending.listen(false);
    hear(10, 0.9);
    sending.listen(true);
    hear(1, 0.9);
    expect(taken()).toEqual(['sound 0', 'started 0', 'ended 1', 'sound 11', 'started 8']);
  });

  it('what waits for a packet goes before the microphone is closed', () => {
    const { sending, hear, taken } = createTestSending(true);
    hear(2, 0.1);
    sending.listen(false);
    expect(taken()).toEqual(['sound 0', 'sound 1']);
  });

  it('nothing from before the microphone was opened again is sent with the key', () => {
    const { sending, hear, taken } = createTestSending(true);
    sending.listen(false);
    hear(10);
    sending.listen(true);
    sending.key(true);
    expect(taken()).toEqual(['key down 10']);
  });

  it('the key takes over from the detector', () => {
    const { sending, hear, taken } = createTestSending(true);
    hear(2, 0.9);
    sending.key(true);
    hear(1, 0.9);
    sending.key(false);
    expect(taken()).toEqual(['sound 0', 'started 0', 'sound 1', 'ended 2', 'key down 2', 'sound 2', 'key up 3']);
  });
});

describe('with the key to talk', () => {
  it('nothing leaves the page until the key goes down, and then a little from before', () => {
    const { sending, hear, taken } = createTestSending(false);
    hear(20, 0.9);
    expect(taken()).toEqual([]);
    sending.key(true);
    hear(1);
    sending.key(false);
    hear(5, 0.9);
    expect(taken()).toEqual(['key down 14', ...[14, 15, 16, 17, 18, 19, 20].map((at) => `sound ${at}`), 'key up 21']);
  });

  it('a key that is down already goes down once', () => {
    const { sending, taken } = createTestSending(false);
    sending.key(true);
    sending.key(true);
    expect(taken()).toEqual(['key down 0']);
  });
});
