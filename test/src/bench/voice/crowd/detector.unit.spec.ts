import { describe, expect, it } from '@jest/globals';
import type { VoiceFrame } from '@repartee/proto';

import { Detector } from './detector.js';
import { Microphone } from './microphone.js';

describe('a page that speaks a sentence', () => {
  it('sends whole frames as they are recorded, by their samples', () => {
    const microphone = new Microphone(1_000);
    expect([...microphone.recorded(1_031)]).toEqual([]);
    expect([...microphone.recorded(1_097)].map(({ sample }) => sample)).toEqual([0, 512, 1_024]);
    expect(microphone.captured).toBe(1_536);
  });

  it('has its voice called one after 96 ms, named as often, and called over 400 ms after its end', () => {
    const microphone = new Microphone(0);
    const spoken = microphone.speak();
    const said: { at: number; frame: VoiceFrame }[] = [];
    let now = 0;
    const detector = new Detector(spoken, (frame) => void said.push({ at: now, frame }));
    for (; now < spoken.endsAt + 500; now++) detector.look(now, 0);
    expect(said[0]).toEqual({ at: 96, frame: { is: 'started', sample: 0, captured: 0 } });
    expect(said[1]).toMatchObject({ at: 192, frame: { is: 'there', voicedMs: 192 } });
    const last = said.at(-1);
    expect(last?.frame).toMatchObject({ is: 'ended', sample: spoken.to, voicedMs: spoken.endsAt });
    expect((last?.at ?? 0) - spoken.endsAt).toBeCloseTo(400, -1);
  });

  it('begins and ends it with a loud sample', () => {
    const microphone = new Microphone(0);
    const { to, endsAt } = microphone.speak();
    const frames = [...microphone.recorded(endsAt + 32)];
    const pcm = Buffer.concat(frames.map((frame) => frame.pcm));
    expect(Math.abs(pcm.readInt16LE(0))).toBeGreaterThan(300);
    expect(Math.abs(pcm.readInt16LE((to - 1) * 2))).toBeGreaterThan(300);
    expect(Math.abs(pcm.readInt16LE(to * 2))).toBeLessThan(20);
  });
});
