import { PlayedFrame } from '@repartee/proto';
import { describe, expect, it } from 'vitest';

import type { Chunk } from './chunk-queue.js';
import { Playback } from './playback.js';

/** 1,000 samples a second: a sample is a millisecond. Fades take 5, collecting 60. */
const RATE = 1_000;
const JITTER = 60;
const FADE = 5;

/** Sound of 0.5, so that every jump can be seen. */
const chunk = (over: Partial<Chunk> & { length?: number } = {}): Chunk => {
  const { length = 100, ...rest } = over;
  return { epoch: 1, turn: 0, segment: 0, firstSample: 0, samples: new Float32Array(length).fill(0.5), ...rest };
};

const render = (playback: Playback, samples: number, quantum = 10): number[] => {
  const heard: number[] = [];
  for (let at = 0; at < samples; at += quantum) {
    const output = new Float32Array(quantum);
    playback.render(output);
    heard.push(...output);
  }
  return heard;
};

const createTestPlayback = (...chunks: Chunk[]): Playback => {
  const playback = new Playback(RATE);
  for (const one of chunks) playback.take(one);
  return playback;
};

const steepest = (heard: readonly number[]): number =>
  heard.reduce((most, at, index) => Math.max(most, Math.abs(at - (heard[index - 1] ?? 0))), 0);

const sounding = (heard: readonly number[]): number => heard.filter((at) => at !== 0).length;

describe('sound that comes in order', () => {
  it('is played sample for sample once 60 ms of it are there', () => {
    const ramp = Float32Array.from({ length: 100 }, (_, at) => at / 200);
    const playback = createTestPlayback(chunk({ samples: ramp.slice(0, 50), length: 50 }));
    expect(sounding(render(playback, 40))).toBe(0);
    playback.take(chunk({ firstSample: 50, samples: ramp.slice(50) }));
    const heard = render(playback, 90);
    expect(heard.slice(FADE)).toEqual([...ramp.slice(FADE, 90)]);
  });

  it('does not keep what is shorter than that waiting for long', () => {
    const heard = render(createTestPlayback(chunk({ length: 20 })), 100);
    expect(heard.findIndex((at) => at > 0)).toBeLessThanOrEqual(JITTER + 10);
    expect(sounding(heard)).toBeGreaterThanOrEqual(20 - 2);
  });

  it('goes from one segment to the next without a gap, also where one without sound lies between', () => {
    const playback = createTestPlayback(chunk(), chunk({ segment: 2 }));
    const heard = render(playback, 180);
    expect(heard.slice(FADE).every((at) => at === 0.5)).toBe(true);
    expect(playback.told().at(-1)).toMatchObject({ segment: 2, rendered: 80 });
  });
});

describe('sound that comes in disorder', () => {
  it('is played in its order, and once', () => {
    const second = chunk({ firstSample: 100, samples: new Float32Array(100).fill(0.25) });
    const heard = render(createTestPlayback(second, chunk(), chunk(), second), 250);
    expect(heard.slice(10, 100).every((at) => at === 0.5)).toBe(true);
    expect(heard.slice(100, 190).every((at) => at === 0.25)).toBe(true);
    expect(heard.slice(200).every((at) => at === 0)).toBe(true);
  });

  it('waits for what is missing, and claims nothing beyond it', () => {
    const playback = createTestPlayback(chunk(), chunk({ firstSample: 200 }));
    render(playback, 300);
    expect(playback.told().at(-1)).toEqual({ epoch: 1, segment: 0, rendered: 100, stopped: true });
    playback.take(chunk({ firstSample: 100 }));
    render(playback, 300);
    expect(playback.told().at(-1)).toMatchObject({ rendered: 300 });
  });

  it('takes of what overlaps only what is new', () => {
    const playback = createTestPlayback(chunk(), chunk({ firstSample: 60, samples: new Float32Array(100).fill(0.25) }));
    const heard = render(playback, 200);
    expect(heard.filter((at) => at === 0.25)).toHaveLength(60 - FADE);
  });

  it('drops what is of an older epoch, and at once whatever is left of it', () => {
    const playback = createTestPlayback(chunk({ length: 500 }));
    render(playback, 100);
    playback.take(chunk({ epoch: 2, samples: new Float32Array(100).fill(0.25) }));
    playback.take(chunk({ firstSample: 500 }));
    const heard = render(playback, 300);
    expect(heard.slice(FADE).filter((at) => at > 0.25)).toEqual([]);
    expect(playback.told().at(-1)).toMatchObject({ epoch: 2, rendered: 100 });
  });

  it('plays nothing that is older than where the voice was opened', () => {
    const playback = new Playback(RATE);
    playback.from(4);
    playback.take(chunk({ epoch: 3 }));
    expect(sounding(render(playback, 200))).toBe(0);
    playback.take(chunk({ epoch: 4 }));
    expect(sounding(render(playback, 100))).toBeGreaterThan(90);
  });
});

describe('a player that is told to stop', () => {
  it('is silent 5 ms later, without a click, and reports where it was', () => {
    const playback = createTestPlayback(chunk({ length: 500 }));
    const before = render(playback, 100);
    playback.told();
    playback.stop(1);
    expect(playback.told()).toEqual([{ epoch: 1, segment: 0, rendered: 100, stopped: true }]);
    const after = render(playback, 100);
    expect(sounding(after)).toBeLessThan(FADE);
    expect(steepest([...before, ...after])).toBeLessThanOrEqual(0.5 / FADE + 0.001);
    expect(playback.told()).toEqual([]);
  });

  it('takes nothing more of that epoch', () => {
    const playback = createTestPlayback(chunk());
    playback.stop(1);
    playback.take(chunk({ firstSample: 100 }));
    expect(sounding(render(playback, 200))).toBe(0);
  });

  it('reports that nothing was heard where nothing had begun', () => {
    const playback = new Playback(RATE);
    playback.stop(3);
    expect(playback.told()).toEqual([{ epoch: 3, segment: 0, rendered: 0, stopped: true }]);
  });
});

describe('a player that is held', () => {
  it('goes on at the very sample, and does not count what faded out', () => {
    const ramp = Float32Array.from({ length: 500 }, (_, at) => at / 1_000);
    const playback = createTestPlayback(chunk({ samples: ramp }));
    render(playback, 100);
    playback.hold(1);
    const silent = render(playback, 100);
    expect(sounding(silent)).toBeLessThan(FADE);
    expect(playback.told().at(-1)).toEqual({ epoch: 1, segment: 0, rendered: 100, stopped: true });
    playback.resume(1);
    const heard = render(playback, 100);
    expect(heard.slice(FADE)).toEqual([...ramp.slice(100 + FADE, 200)]);
    expect(steepest(heard)).toBeLessThan(0.1);
  });

  it('does not begin before it is told to', () => {
    const playback = createTestPlayback(chunk({ length: 20 }));
    playback.hold(1);
    playback.take(chunk({ firstSample: 20 }));
    expect(sounding(render(playback, 200))).toBe(0);
    playback.resume(1);
    expect(sounding(render(playback, 250))).toBeGreaterThan(100);
  });

  it('heeds nothing about another epoch', () => {
    const playback = createTestPlayback(chunk());
    render(playback, 20);
    playback.hold(0);
    playback.stop(0);
    expect(sounding(render(playback, 50))).toBe(50);
  });
});

describe('sound that runs out in mid-word', () => {
  it('fades out and in again, and loses no sample', () => {
    const playback = createTestPlayback(chunk());
    const before = render(playback, 150);
    playback.take(chunk({ firstSample: 100 }));
    const heard = [...before, ...render(playback, 150)];
    expect(steepest(heard)).toBeLessThanOrEqual(0.5 / FADE + 0.001);
    expect(playback.told().at(-1)).toMatchObject({ rendered: 200 });
  });
});

describe('reports of the player', () => {
  it('come at least every 100 ms, while it stands still too, until the turn is over', () => {
    const playback = createTestPlayback(chunk({ length: 250 }));
    const told: unknown[] = [];
    for (let ms = 0; ms < 500; ms += 100) {
      render(playback, 100);
      const reports = playback.told();
      expect(reports.length).toBeGreaterThanOrEqual(1);
      for (const report of reports) expect(PlayedFrame.safeParse(report).success).toBe(true);
      told.push(reports.at(-1));
    }
    expect(told.at(-1)).toEqual({ epoch: 1, segment: 0, rendered: 250, stopped: true });
    playback.settle();
    render(playback, 500);
    expect(playback.told()).toEqual([]);
  });
});
