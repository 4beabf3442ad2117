import { describe, expect, it } from 'vitest';

import { plainTheme } from '../charts/theme.js';
import { labelShifts, toTimelineOption } from './to-timeline-option.js';
import type { TimelineData } from './to-timeline-option.js';

const words = { trust: 'Trust', tension: 'Tension', openness: 'Openness', learner: 'You', persona: 'Caroline' };

const createTestTimeline = (over: Partial<TimelineData> = {}): TimelineData => ({
  durationMs: 120_000,
  dispositions: [
    { turn: -1, atMs: 0, trust: 30, tension: 70, openness: 20, stance: 'closed' },
    { turn: 1, atMs: 30_000, trust: 42, tension: 61, openness: 25, stance: 'guarded' },
  ],
  turns: [
    { turn: 0, speaker: 'persona', startedMs: 0, endedMs: 9000 },
    { turn: 1, speaker: 'learner', startedMs: 12_000, endedMs: 30_000 },
  ],
  moments: [{ number: 1, turn: 1, atMs: 30_000, title: 'You named her anger.' }],
  currentMs: null,
  ...over,
});

interface Series {
  id: string;
  data: { value: number[]; turn: number }[];
  markLine?: { data: { xAxis: number }[] };
}

const seriesOf = (over: Partial<TimelineData> = {}): Series[] =>
  toTimelineOption(createTestTimeline(over), words, plainTheme).series as unknown as Series[];

describe('a session timeline', () => {
  it('draws the three parts of the disposition over time', () => {
    expect(seriesOf().map((series) => series.id)).toEqual(['trust', 'tension', 'openness', 'moments', 'lanes']);
    expect(seriesOf()[1]?.data).toEqual([
      { value: [0, 70], turn: -1 },
      { value: [30_000, 61], turn: 1 },
    ]);
  });

  it('puts the learner in the upper lane', () => {
    expect(seriesOf()[4]?.data.map((block) => block.value)).toEqual([
      [0, 9000, 0],
      [12_000, 30_000, 1],
    ]);
  });

  it('lets every mark carry its turn', () => {
    expect(seriesOf()[3]?.data).toEqual([{ value: [30_000, 0], turn: 1 }]);
  });

  it('marks the moments, and the turn that is looked at', () => {
    expect(seriesOf({ currentMs: 12_000 })[0]?.markLine?.data.map((line) => line.xAxis)).toEqual([30_000, 12_000]);
  });

  it('runs on one axis as long as the session', () => {
    const axes = toTimelineOption(createTestTimeline(), words, plainTheme).xAxis as { max: number }[];
    expect(axes.map((axis) => axis.max)).toEqual([120_000, 120_000, 120_000]);
  });
});

describe('the names at the ends of the curves', () => {
  it('stay at their ends where these are apart', () => {
    expect(labelShifts({ trust: 89, tension: 9, openness: 73 })).toEqual({ trust: 0, tension: 0, openness: 0 });
  });

  it('move below each other where the curves end together', () => {
    // 2.12 px a point: trust stands 4.24 px under openness and has to stand 16.
    expect(labelShifts({ trust: 2, tension: 75, openness: 4 })).toEqual({ trust: 12, tension: 0, openness: 0 });
    expect(labelShifts({ trust: 0, tension: 0, openness: 0 })).toEqual({ trust: 0, tension: 16, openness: 32 });
  });
});
