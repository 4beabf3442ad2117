import type { SoundFrame, TalkKeyFrame, VoiceFrame } from '@repartee/proto';
import { FRAME_BYTES } from '@repartee/proto';
import { describe, expect, it } from 'vitest';

import { KEPT_SAMPLES, KeptVoice } from './kept-voice.js';
import { SendingVoice } from './sending-voice.js';

const FRAME = 512;
const FRAME_MS = 32;
const SECOND = 31;

/** What the server counts: the most at once, and what is given back every second. */
const AT_ONCE = 1_500;
const A_SECOND = 120;

/** A microphone, the page's way to the server, and what has come there. */
class TestWay {
  readonly kept: KeptVoice;
  readonly sending: SendingVoice;
  /** Numbers of the frames that came, in their order; of those that came late, how late the first of each packet was said to be. */
  frames: number[] = [];
  late: number[] = [];
  marks: string[] = [];
  cost = 0;
  /** The network is dead, though nobody knows: what is sent is gone. */
  isDead = false;
  /** The connection takes nothing just now. */
  isStuck = false;
  private next = 0;
  private debt = 0;
  private most = 0;
  private heardTo = 0;

  constructor(listens = true) {
    this.kept = new KeptVoice({
      sound: (frame) => this.sound(frame),
      voice: (frame) => this.mark(frame),
      talkKey: (frame) => this.key(frame),
      captured: () => this.sending.captured,
      now: () => this.next * FRAME_MS,
    });
    this.sending = new SendingVoice(this.kept, listens);
    this.kept.goOn('all');
  }

  hear(count: number, likely = 0): this {
    for (; count > 0; count--, this.next++) {
      this.sending.take({ sample: this.next * FRAME, pcm: new Uint8Array(FRAME * 2) });
      this.sending.judged({ sample: this.next * FRAME, samples: FRAME, likely, levelDb: -20 });
      this.kept.flow();
      this.debt = Math.max(0, this.debt - (A_SECOND * FRAME_MS) / 1_000);
    }
    return this;
  }

  speak(count: number): this {
    return this.hear(count, 0.9);
  }

  /** The connection is there again, and the server knows how far it has heard, unless it was started anew. */
  isBack(wants: 'all' | 'none' | 'heard' | number = 'heard'): this {
    this.isDead = false;
    this.kept.goOn(wants === 'heard' ? this.heardTo : wants);
    return this;
  }

  lose(): this {
    this.kept.lose();
    return this;
  }

  /** Frames from one to another that did not come, or came twice. */
  wrong(from: number, to: number): number[] {
    const wanted = Array.from({ length: to - from }, (_, at) => from + at);
    return wanted.filter((frame) => this.frames.filter((one) => one === frame).length !== 1);
  }

  /** The most that the server has counted at a time. */
  get mostAtOnce(): number {
    return this.most;
  }

  private sound({ sample, pcm, captured }: SoundFrame): boolean {
    if (this.isStuck) return false;
    this.pay(Math.ceil(pcm.byteLength / FRAME_BYTES.most));
    if (this.isDead) return true;
    if (captured !== undefined) this.late.push((captured - sample) / FRAME);
    for (let at = 0; at < pcm.byteLength / 2; at += FRAME) this.frames.push((sample + at) / FRAME);
    this.heardTo = sample + pcm.byteLength / 2;
    return true;
  }

  private mark({ is, sample, captured }: VoiceFrame): void {
    this.pay(1);
    if (!this.isDead && is !== 'there') this.marks.push(`${is} ${sample / FRAME} of ${captured / FRAME}`);
  }

  private key({ down, sample, captured }: TalkKeyFrame): void {
    this.pay(1);
    const late = captured === undefined ? '' : ` of ${captured / FRAME}`;
    if (!this.isDead) this.marks.push(`${down ? 'down' : 'up'} ${sample / FRAME}${late}`);
  }

  private pay(cost: number): void {
    this.debt += cost;
    this.most = Math.max(this.most, this.debt);
  }
}

describe('what is said while the connection is away', () => {
  it('is sent once it is back: every frame of it, with its marks, and how long ago it was', () => {
    const way = new TestWay().hear(20).lose();
    way.hear(20).speak(30).hear(50);
    expect(way.frames.at(-1)).toBe(19);
    way.isBack();
    expect(way.marks).toEqual(['started 37 of 120', 'ended 70 of 120']);
    expect(way.wrong(37, 85)).toEqual([]);
    expect(way.late.length).toBeGreaterThan(0);
    way.hear(8);
    expect(way.late.at(-1)).toBeLessThan(90);
  });

  it('is not the quiet between, but for the last of it', () => {
    const way = new TestWay()
      .lose()
      .hear(60 * SECOND)
      .isBack();
    expect(way.frames.length).toBeLessThan(40);
    expect(way.late.length).toBeLessThan(4);
  });

  it('goes on in the middle of a voice where the server has it, which is told so first', () => {
    const way = new TestWay().hear(20).speak(40);
    way.isDead = true;
    way.speak(20).lose().speak(20).hear(40).isBack();
    const [started, again] = way.marks;
    expect([started, again]).toEqual(['started 17 of 21', 'started 60 of 140']);
    expect(way.marks.at(-1)).toBe('ended 100 of 140');
    expect(way.wrong(20, 110)).toEqual([]);
  });

  it('is all of it that is not settled, where the server was started anew', () => {
    const way = new TestWay().speak(40).hear(40).speak(20).hear(40);
    way.kept.settle(40 * FRAME);
    way.lose();
    [way.frames, way.marks] = [[], []];
    way.isBack('all');
    expect(way.marks.filter((mark) => mark.startsWith('started'))).toEqual(['started 77 of 140']);
    expect(way.wrong(80, 100)).toEqual([]);
    expect(way.frames.filter((frame) => frame < 40)).toEqual([]);
  });

  it('is dropped where another page was heard meanwhile, and said to be', () => {
    const way = new TestWay().lose().speak(20).isBack('none');
    expect([way.frames, way.kept.hasLost]).toEqual([[], true]);
    way.speak(10);
    expect(way.marks).toEqual(['started 20 of 21']);
    expect(way.wrong(20, 30)).toEqual([]);
  });

  it('is nothing where nobody spoke: then there is nothing to wait for', () => {
    const way = new TestWay().hear(100).lose().hear(100);
    expect(way.kept.isWanted).toBe(false);
    expect(way.speak(10).kept.isWanted).toBe(true);
  });

  it('is what was said with the key down, which may have come up again', () => {
    const way = new TestWay(false).hear(10);
    way.sending.key(true);
    way.hear(20).lose().hear(40);
    way.sending.key(false);
    way.hear(40).isBack();
    expect(way.marks).toEqual(['down 4', 'down 30 of 110', 'up 70 of 110']);
    expect(way.wrong(4, 70)).toEqual([]);
  });

  it('is nothing of a microphone that is muted', () => {
    const way = new TestWay().lose();
    way.sending.listen(false);
    way.speak(50).isBack();
    expect([way.frames, way.marks]).toEqual([[], []]);
  });
});

describe('a connection that takes nothing for a while', () => {
  it('is waited for, and what is said meanwhile goes in its order', () => {
    const way = new TestWay().speak(10);
    way.isStuck = true;
    way.speak(100);
    expect(way.frames).toHaveLength(10);
    way.isStuck = false;
    way.speak(10);
    expect(way.frames).toEqual(Array.from({ length: 120 }, (_, at) => at));
  });
});

describe('what is kept', () => {
  it('has a bound: what is said beyond is lost, and said to be, and what was said before is whole', () => {
    const way = new TestWay().lose().speak(120 * SECOND);
    expect([way.kept.isFull, way.kept.hasLost]).toEqual([true, true]);
    way
      .hear(40)
      .isBack()
      .hear(60 * SECOND);
    expect(way.wrong(0, Math.floor(KEPT_SAMPLES / FRAME))).toEqual([]);
    expect(way.marks.map((mark) => mark.split(' ')[0])).toEqual(['started', 'ended']);
    expect(way.kept.isFull).toBe(false);
    way.speak(10).hear(40);
    expect(way.marks).toHaveLength(4);
  });

  it('makes room by what is sent: whoever speaks for long loses nothing', () => {
    const way = new TestWay().speak(200 * SECOND);
    expect([way.kept.isFull, way.kept.hasLost]).toEqual([false, false]);
    [way.marks, way.frames] = [[], []];
    way
      .lose()
      .isBack('all')
      .speak(60 * SECOND);
    expect(way.marks[0]).toMatch(/^started \d+ of 6200$/);
    expect(way.wrong(6_200 - Math.floor(KEPT_SAMPLES / FRAME) + 10, 6_200)).toEqual([]);
  });
});

describe('a voice that was sent for longer than is kept', () => {
  it('is said to be lost in part where the server has got less of it', () => {
    const way = new TestWay()
      .speak(200 * SECOND)
      .lose()
      .isBack(0);
    expect(way.kept.hasLost).toBe(true);
  });
});

describe('losses at any moment, one after the other', () => {
  /** A small generator of its own, so that a seed that fails can be run again. */
  const random = (seed: number) => () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;

  it('lose no frame of a voice, double none, and are never more than the server takes', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const chance = random(seed);
      const way = new TestWay();
      const voices: [from: number, to: number][] = [];
      for (let step = 0, at = 0; step < 12; step++) {
        const what = chance();
        const count = Math.round(1 + chance() * 12 * SECOND);
        if (what < 0.25) way.isDead = true;
        if (what < 0.4) way.lose();
        if (what < 0.5) voices.push([at, at + count]);
        if (what < 0.5) way.speak(count).hear(30);
        else way.hear(count + 30);
        at += count + 30;
        if (what < 0.25) way.lose();
        way.isBack();
      }
      way.hear(60 * SECOND);
      expect({ seed, wrong: voices.flatMap(([from, to]) => way.wrong(from, to)) }).toEqual({ seed, wrong: [] });
      expect(way.mostAtOnce).toBeLessThan(AT_ONCE);
    }
  });
});
