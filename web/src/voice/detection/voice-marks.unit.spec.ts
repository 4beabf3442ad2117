import { VoiceFrame } from '@repartee/proto';
import { describe, expect, it } from 'vitest';

import { VoiceMarks } from './voice-marks.js';

const FRAME = 512;
const FRAME_MS = 32;

/** Frames of these likelihoods from a sample on; the capture is two frames ahead of the detector. */
const told = (marks: VoiceMarks, likelihoods: readonly number[], first = 0, levels: readonly number[] = []) =>
  likelihoods.flatMap((likely, index) => {
    const sample = first + index * FRAME;
    const heard = { sample, samples: FRAME, likely, levelDb: levels[index] ?? -30, captured: sample + 3 * FRAME };
    return marks.take(heard);
  });

const frames = (count: number, likely: number): number[] => new Array<number>(count).fill(likely);

describe('when nobody speaks', () => {
  it('tells nothing, not even of what is half a voice', () => {
    expect(told(new VoiceMarks(), [0, 0.2, 0.45, 0.49, 0.1])).toEqual([]);
  });
});

describe('when somebody speaks', () => {
  it('tells where it began, a little before the detector woke, and how far the capture is', () => {
    const [started] = told(new VoiceMarks(), [...frames(10, 0.1), 0.9]);
    expect(started).toEqual({ is: 'started', sample: 10 * FRAME - 1_536, captured: 13 * FRAME });
  });

  it('never begins before the first sample', () => {
    expect(told(new VoiceMarks(), [0.1, 0.9])).toEqual([{ is: 'started', sample: 0, captured: 4 * FRAME }]);
  });

  it('tells at least every 100 ms that it is there, how much was voice, and its loudest frame', () => {
    const [, ...there] = told(new VoiceMarks(), [0.9, 0.9, 0.1, 0.4, 0.9, 0.9, 0.9], 0, [-30, -20, -10, -25, -40, -18]);
    expect(there).toEqual([
      { is: 'there', sample: 4 * FRAME, captured: 6 * FRAME, voicedMs: 3 * FRAME_MS, levelDb: -20 },
      { is: 'there', sample: 7 * FRAME, captured: 9 * FRAME, voicedMs: 6 * FRAME_MS, levelDb: -18 },
    ]);
  });

  it('bridges pauses within words, and is over after 480 ms, at its last voiced sample', () => {
    const marks = new VoiceMarks();
    const bridged = told(marks, [...frames(4, 0.9), ...frames(14, 0.1), 0.9]);
    expect(bridged.filter(({ is }) => is !== 'there')).toHaveLength(1);
    const ended = told(marks, frames(15, 0.1), 19 * FRAME).at(-1);
    expect(ended).toEqual({
      is: 'ended',
      sample: 19 * FRAME,
      captured: 36 * FRAME,
      voicedMs: 5 * FRAME_MS,
      levelDb: -30,
    });
    expect(marks.isVoice).toBe(false);
  });

  it('does not take sound twice: a voice begins no earlier than the last one ended', () => {
    const marks = new VoiceMarks();
    told(marks, frames(3, 0.9));
    marks.end(5 * FRAME);
    expect(told(marks, [0.9], 4 * FRAME)[0]).toMatchObject({ is: 'started', sample: 3 * FRAME });
  });

  it('is over at once when the microphone falls silent, and only once', () => {
    const marks = new VoiceMarks();
    told(marks, frames(2, 0.9));
    expect(marks.end(0)).toEqual([
      { is: 'ended', sample: 2 * FRAME, captured: 2 * FRAME, voicedMs: 2 * FRAME_MS, levelDb: -30 },
    ]);
    expect(marks.end(0)).toEqual([]);
  });

  it('tells only what the server takes', () => {
    const all = told(new VoiceMarks(), [...frames(8, 0.9), ...frames(20, 0)], 0, [3]);
    expect(all.map(({ is }) => is)).toEqual(['started', ...new Array<string>(7).fill('there'), 'ended']);
    for (const frame of all) expect(VoiceFrame.safeParse(frame).success).toBe(true);
  });
});
