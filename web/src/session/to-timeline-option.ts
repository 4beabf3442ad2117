import type { CustomSeriesOption } from 'echarts/charts';
import type { DispositionPoint } from '@repartee/proto';

import { baseOption, quietAxis, tooltipLines } from '../charts/index.js';
import type { ChartOption, ChartTheme } from '../charts/index.js';
import { clock } from '../i18n/format.js';

export interface TimelineTurn {
  turn: number;
  speaker: 'learner' | 'persona';
  /** Milliseconds from the start of the session. */
  startedMs: number;
  endedMs: number;
}

export interface TimelineMoment {
  number: number;
  turn: number;
  atMs: number;
  title: string;
}

export interface TimelineData {
  durationMs: number;
  dispositions: readonly DispositionPoint[];
  turns: readonly TimelineTurn[];
  moments: readonly TimelineMoment[];
  /** The turn that is looked at, marked by a line. */
  currentMs: number | null;
}

export interface TimelineWords {
  trust: string;
  tension: string;
  openness: string;
  learner: string;
  persona: string;
}

/** What a click on any mark of the timeline carries. */
export interface TimelineDatum {
  turn: number;
}

const MARKS = 0;
const CURVES = 1;
const LANES = 2;
const LEFT = 76;
const RIGHT = 84;
const LANE_HEIGHT = 10;
const THINNEST = 6;
const TOP = 36;
const BOTTOM = 92;
const LABEL_HEIGHT = 16;
const SECOND = 1000;

/** Of the whole picture, in px. */
export const TIMELINE_HEIGHT = 340;

const grids = () => [
  { left: LEFT, right: RIGHT, top: 0, height: 28 },
  { left: LEFT, right: RIGHT, top: TOP, bottom: BOTTOM },
  { left: LEFT, right: RIGHT, height: 52, bottom: 28 },
];

/** Marks that leave room for their labels however short the session was. */
const tickOf = (durationMs: number): number => {
  const fitting = [15, 30, 60, 120].find((seconds) => durationMs / (seconds * SECOND) <= 5);
  return (fitting ?? 120) * SECOND;
};

const timeAxis = (theme: ChartTheme, gridIndex: number, durationMs: number, labelled: boolean) => ({
  type: 'value' as const,
  gridIndex,
  min: 0,
  max: durationMs,
  interval: tickOf(durationMs),
  ...quietAxis(theme),
  axisLabel: labelled
    ? { ...quietAxis(theme).axisLabel, formatter: (ms: number) => clock(ms), showMaxLabel: false }
    : { show: false },
  splitLine: { show: gridIndex === CURVES, lineStyle: { color: theme.line, type: 'dotted' as const } },
});

const parts = ['trust', 'tension', 'openness'] as const;
type Part = (typeof parts)[number];

/** How far the name of each curve moves down, in px, so that curves which end close together keep readable names. */
export const labelShifts = (end: Readonly<Record<Part, number>>): Record<Part, number> => {
  const pxPerPoint = (TIMELINE_HEIGHT - TOP - BOTTOM) / 100;
  const shifts = { trust: 0, tension: 0, openness: 0 };
  let free = -Infinity;
  for (const part of [...parts].sort((a, b) => end[b] - end[a])) {
    const wanted = (100 - end[part]) * pxPerPoint;
    const y = Math.max(wanted, free);
    shifts[part] = Math.round(y - wanted);
    free = y + LABEL_HEIGHT;
  }
  return shifts;
};

/** One of the three curves; each has its own stroke, so that colour is never the only difference. */
const curve = (data: TimelineData, words: TimelineWords, theme: ChartTheme, part: Part) => ({
  type: 'line' as const,
  id: part,
  name: words[part],
  xAxisIndex: CURVES,
  yAxisIndex: CURVES,
  data: data.dispositions.map((point) => ({ value: [point.atMs, point[part]], turn: point.turn })),
  smooth: 0.25,
  smoothMonotone: 'x' as const,
  symbol: 'circle',
  symbolSize: 5,
  color: theme[part],
  lineStyle: {
    width: 1.75,
    type: ({ trust: 'solid', tension: [6, 4], openness: [2, 3] } as const)[part] as 'solid' | number[],
  },
  endLabel: {
    show: true,
    formatter: words[part],
    color: theme[part],
    fontSize: 12,
    fontWeight: 560 as const,
    distance: 6,
    offset: [0, shiftOf(data, part)],
  },
});

const shiftOf = ({ dispositions }: TimelineData, part: Part): number => {
  const end = dispositions.at(-1);
  return end ? labelShifts(end)[part] : 0;
};

const markLines = (data: TimelineData, theme: ChartTheme) => ({
  silent: true,
  symbol: 'none',
  animation: false,
  label: { show: false },
  data: [
    ...data.moments.map((moment) => ({
      xAxis: moment.atMs,
      lineStyle: { color: theme.lineStrong, type: 'dashed' as const, width: 1 },
    })),
    ...(data.currentMs === null
      ? []
      : [{ xAxis: data.currentMs, lineStyle: { color: theme.accent, type: 'solid' as const, width: 2 } }]),
  ],
});

const momentMarks = (data: TimelineData, theme: ChartTheme) => ({
  type: 'scatter' as const,
  id: 'moments',
  xAxisIndex: MARKS,
  yAxisIndex: MARKS,
  symbolSize: 24,
  itemStyle: { color: theme.ink, opacity: 1 },
  label: {
    show: true,
    color: theme.surface,
    fontSize: 12,
    fontWeight: 600 as const,
    formatter: ({ dataIndex }: { dataIndex: number }) => String(data.moments[dataIndex]?.number ?? ''),
  },
  tooltip: { formatter: ({ dataIndex }: { dataIndex: number }) => momentTip(data.moments[dataIndex]) },
  data: data.moments.map((moment) => ({ value: [moment.atMs, 0], turn: moment.turn })),
});

const momentTip = (moment: TimelineMoment | undefined): string =>
  moment ? tooltipLines(`${moment.number}. ${clock(moment.atMs)}`, moment.title) : '';

/** Who spoke when: two lanes of blocks, the learner's above. */
const lanes = (data: TimelineData, words: TimelineWords, theme: ChartTheme): CustomSeriesOption => ({
  type: 'custom',
  id: 'lanes',
  xAxisIndex: LANES,
  yAxisIndex: LANES,
  encode: { x: [0, 1], y: 2 },
  data: data.turns.map((turn) => ({
    value: [turn.startedMs, turn.endedMs, turn.speaker === 'learner' ? 1 : 0],
    turn: turn.turn,
  })),
  tooltip: {
    formatter: (params) => {
      const turn = data.turns[(params as { dataIndex: number }).dataIndex];
      return turn ? tooltipLines(words[turn.speaker], `${clock(turn.startedMs)} – ${clock(turn.endedMs)}`) : '';
    },
  },
  renderItem: (_params, api) => {
    const lane = Number(api.value(2));
    const [left = 0, middle = 0] = api.coord([api.value(0), lane]);
    const [right = 0] = api.coord([api.value(1), lane]);
    return {
      type: 'rect',
      shape: {
        x: left,
        y: middle - LANE_HEIGHT / 2,
        width: Math.max(THINNEST, right - left),
        height: LANE_HEIGHT,
        r: 3,
      },
      style: { fill: lane === 1 ? theme.accent : theme.lineStrong },
    };
  },
});

/**
 * One axis of time for the whole session: numbered key moments on top, the disposition as three curves (0 to 100),
 * and who spoke when. Every mark carries its turn.
 */
export const toTimelineOption = (data: TimelineData, words: TimelineWords, theme: ChartTheme): ChartOption => ({
  ...baseOption(theme),
  grid: grids(),
  xAxis: [MARKS, CURVES, LANES].map((grid) => timeAxis(theme, grid, data.durationMs, grid === LANES)),
  yAxis: [
    { type: 'value', gridIndex: MARKS, min: -1, max: 1, show: false },
    { type: 'value', gridIndex: CURVES, min: 0, max: 100, interval: 50, ...quietAxis(theme) },
    {
      type: 'category',
      gridIndex: LANES,
      data: [words.persona, words.learner],
      ...quietAxis(theme),
      axisLabel: { ...quietAxis(theme).axisLabel, width: LEFT - 16, overflow: 'truncate' },
      splitLine: { show: false },
    },
  ],
  series: [
    { ...curve(data, words, theme, 'trust'), markLine: markLines(data, theme) },
    curve(data, words, theme, 'tension'),
    curve(data, words, theme, 'openness'),
    momentMarks(data, theme),
    lanes(data, words, theme),
  ],
});
