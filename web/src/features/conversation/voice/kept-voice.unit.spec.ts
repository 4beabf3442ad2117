import type { VoiceFrame } from '@repartee/proto';
import { describe, expect, it } from 'vitest';

import { KeptVoice } from './kept-voice.js';
import { SendingVoice } from './sending-voice.js';

const FRAME = 512;
const SECOND = 31.25;

/** Packed sound is as good as sent: so few frames may wait for their packet. */
const packets = (sample = NaN): number => Math.round(sample / FRAME / 10) * 10;

const told = (mark: VoiceFrame): string => `${mark.is} ${mark.sample / FRAME} by ${packets(mark.captured)}`;

/** A microphone that is open; `said` is what has reached the server since it was last asked, sound in stretches of frames. */
const createTestVoice = () => {
  let said: (string | number)[] = [];
  const kept = new KeptVoice({
    sound: ({ sample, pcm }) => {
      for (let at = 0; at < pcm.byteLength / 2; at += FRAME) said.push((sample + at) / FRAME);
    },
    late: ({ sample, pcm }) => {
      for (let at = 0; at < pcm.byteLength / 2; at += FRAME) said.push((sample + at) / FRAME);
    },
    voice: (mark) => void (mark.is === 'there' || said.push(told(mark))),
    talkKey: ({ down, sample, captured }) =>
      void said.push(`key ${down ? 'down' : 'up'} ${sample / FRAME} by ${packets(captured)}`),
  });
  const sending = new SendingVoice(kept, true);
  kept.goOn(null);
  let next = 0;
  return {
    kept,
    sending,
    hear: (count: number, likely = 0) => {
      for (; count > 0; count--, next++) {
        sending.take({ sample: next * FRAME, pcm: new Uint8Array(FRAME * 2) });
        sending.judged({ sample: next * FRAME, samples: FRAME, likely, levelDb: -20 });
      }
    },
    said: (): string[] => {
      const stretches: string[] = [];
      let from = NaN;
      let end = NaN;
      const close = (): void => void (Number.isNaN(from) || stretches.push(`${from} to ${end - 1}`));
      for (const one of said) {
        if (typeof one === 'number' && one === end) end++;
        else {
          close();
          [from, end] = typeof one === 'number' ? [one, one + 1] : [NaN, NaN];
          if (typeof one === 'string') stretches.push(one);
        }
      }
      close();
      said = [];
      return stretches;
    },
  };
};

/** What a stretch of sound and marks comes to, whatever they were sent in. */
const sentFrames = (said: readonly string[]): number[] =>
  said.flatMap((one) => {
    const [, from, to] = /^(\d+) to (\d+)$/.exec(one) ?? [];
    return from === undefined
      ? []
      : Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => Number(from) + at);
  });

const marksIn = (said: readonly string[]): string[] => said.filter((one) => !/^\d+ to \d+$/.test(one));

describe('what is said while the connection is away', () => {
  it('is sent once it is back, every frame of it, with its marks, and how long ago it was', () => {
    const { kept, hear, said } = createTestVoice();
    hear(20);
    kept.lose();
    said();
    hear(20);
    hear(30, 0.9);
    hear(50);
    expect(said()).toEqual([]);
    kept.goOn(20 * FRAME);
    const late = said();
    expect(marksIn(late)).toEqual(['started 37 by 120', 'ended 70 by 120']);
    // A little from before it, and all from there on.
    expect(sentFrames(late)[0]).toBeLessThan(37);
    hear(8);
    const frames = [...sentFrames(late), ...sentFrames(said())];
    expect(frames.slice(frames.indexOf(37)).slice(0, 88)).toEqual(Array.from({ length: 88 }, (_, at) => 37 + at));
  });

  it('is sent from where its voice began, where the loss was in mid-speech', () => {
    const { kept, hear, said } = createTestVoice();
    hear(20);
    hear(30, 0.9);
    kept.lose();
    said();
    hear(30, 0.9);
    hear(20);
    kept.goOn(17 * FRAME);
    const late = said();
    expect(marksIn(late)).toEqual(['started 17 by 100', 'ended 80 by 100']);
    // A packet goes whole.
    expect(sentFrames(late)[0]).toBe(16);
  });

  it('is sent though it went out on a network that had gone dead before anybody noticed', () => {
    const { kept, hear, said } = createTestVoice();
    hear(20);
    hear(30, 0.9);
    hear(20);
    kept.lose();
    said();
    kept.goOn(10 * FRAME);
    expect(marksIn(said())).toEqual(['started 17 by 70', 'ended 50 by 70']);
  });

  it('is sent from the loss on, in mid-voice where it was, where the server knows nothing of this page any more', () => {
    const { kept, hear, said } = createTestVoice();
    hear(40, 0.9);
    kept.lose();
    said();
    hear(10, 0.9);
    kept.goOn(null);
    expect(said()).toEqual(['started 40 by 50', '40 to 49']);
  });

  it('is sent by the key as well', () => {
    const { kept, sending, hear, said } = createTestVoice();
    sending.listen(false);
    kept.lose();
    hear(10);
    sending.key(true);
    hear(10);
    sending.key(false);
    hear(10);
    said();
    kept.goOn(0);
    expect(said()).toEqual(['key down 4 by 20', '4 to 19', 'key up 20 by 20']);
  });
});

describe('what is not sent once the connection is back', () => {
  it('is a room in which nobody spoke, and a voice that was heard to its end', () => {
    const { kept, hear, said } = createTestVoice();
    hear(30, 0.9);
    hear(40);
    kept.lose();
    hear(40);
    said();
    kept.goOn(60 * FRAME);
    expect(said()).toEqual([]);
  });

  it('is what was said while the microphone was muted', () => {
    const { kept, sending, hear, said } = createTestVoice();
    kept.lose();
    sending.listen(false);
    hear(30, 0.9);
    sending.listen(true);
    said();
    kept.goOn(0);
    expect(said()).toEqual([]);
  });

  it('is more than 24 seconds: of whoever speaks longer it begins in mid-voice', () => {
    const { kept, hear, said } = createTestVoice();
    kept.lose();
    said();
    hear(60 * SECOND, 0.9);
    kept.goOn(0);
    const late = said();
    const frames = sentFrames(late);
    expect(frames.length).toBeGreaterThanOrEqual(24 * SECOND);
    expect(frames.length).toBeLessThanOrEqual(24 * SECOND + 1);
    expect(frames.at(-1)).toBe(60 * SECOND - 1);
    expect(marksIn(late)).toEqual([`started ${frames[0]} by ${Math.round((60 * SECOND) / 10) * 10}`]);
  });

  it('is what the server takes for a flood', () => {
    const { kept, hear, said } = createTestVoice();
    kept.lose();
    hear(30, 0.9);
    kept.forget();
    said();
    kept.goOn(0);
    expect(said()).toEqual([]);
  });
});
