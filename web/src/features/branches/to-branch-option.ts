import type { DispositionPoint, DispositionValues } from '@repartee/proto';

import { baseOption, cohortColour, cohortShape, quietAxis, tooltipLines } from '../../charts/index.js';
import type { ChartOption, ChartTheme } from '../../charts/index.js';

export interface BranchCurve {
  name: string;
  /** Its colour and shape, as cohorts have them. */
  place: number;
  /** The disposition where the ways part, then after each turn of the learner's. */
  points: readonly DispositionValues[];
}

export interface BranchData {
  curves: readonly BranchCurve[];
  /** One panel under the other, for a narrow page. */
  stacked: boolean;
}

export interface BranchWords {
  trust: string;
  tension: string;
  openness: string;
  /** What step a point stands for; 0 is where the ways part. */
  step: (step: number) => string;
}

const PARTS = ['trust', 'tension', 'openness'] as const;
type Part = (typeof PARTS)[number];

const PANEL = 172;
const PANEL_HEAD = 40;
const STACKED_PITCH = PANEL + PANEL_HEAD + 28;
const BESIDE_HEIGHT = 300;
const LABEL = 88;

/** Of the whole picture, in px. */
export const branchHeight = (stacked: boolean): number => (stacked ? 3 * STACKED_PITCH : BESIDE_HEIGHT);

/** From the last point before the turn at which the ways part. */
export const pointsFrom = (dispositions: readonly DispositionPoint[], turn: number): DispositionPoint[] => {
  const before = dispositions.filter((point) => point.turn < turn).slice(-1);
  return [...before, ...dispositions.filter((point) => point.turn >= turn)];
};

const panel = (stacked: boolean, index: number) =>
  stacked
    ? { left: 32, right: LABEL, top: PANEL_HEAD + index * STACKED_PITCH, height: PANEL }
    : { left: `${(index * 100) / 3 + 2}%`, width: '23%', top: PANEL_HEAD, bottom: 28 };

const curve = (of: BranchCurve, part: Part, words: BranchWords, theme: ChartTheme) => {
  const colour = cohortColour(theme, of.place);
  const at = PARTS.indexOf(part);
  return {
    type: 'line' as const,
    id: `${part}-${of.place}`,
    name: of.name,
    xAxisIndex: at,
    yAxisIndex: at,
    data: of.points.map((point) => point[part]),
    symbol: cohortShape(of.place),
    symbolSize: 7,
    showAllSymbol: true,
    color: colour,
    lineStyle: { width: 2, type: of.place === 0 ? ('solid' as const) : [6, 4] },
    // A way in which nothing was said yet is one point, on the line of the other: its name would lie over it.
    endLabel: {
      show: of.points.length > 1,
      formatter: of.name,
      color: theme.ink,
      fontSize: 12,
      distance: 8,
    },
    labelLayout: { moveOverlap: 'shiftY' as const },
    tooltip: {
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const point = of.points[dataIndex];
        return point ? tooltipLines(words[part], `${of.name}: ${point[part]}`, words.step(dataIndex)) : '';
      },
    },
  };
};

/** Trust, tension and openness in a panel each (0 to 100), every way a line with its own colour, stroke and mark. */
export const toBranchOption = (data: BranchData, words: BranchWords, theme: ChartTheme): ChartOption => {
  const longest = Math.max(1, ...data.curves.map(({ points }) => points.length));
  const steps = Array.from({ length: longest }, (_, step) => String(step));
  return {
    ...baseOption(theme),
    grid: PARTS.map((_, index) => panel(data.stacked, index)),
    xAxis: PARTS.map((_, gridIndex) => ({
      type: 'category' as const,
      gridIndex,
      data: steps,
      boundaryGap: false,
      ...quietAxis(theme),
      splitLine: { show: false },
      axisLabel: { ...quietAxis(theme).axisLabel, hideOverlap: true },
    })),
    yAxis: PARTS.map((part, gridIndex) => ({
      type: 'value' as const,
      gridIndex,
      min: 0,
      max: 100,
      interval: 50,
      ...quietAxis(theme),
      name: words[part],
      nameLocation: 'end' as const,
      nameGap: 14,
      nameTextStyle: { color: theme.ink, fontSize: 12, fontWeight: 600 as const, align: 'left' as const, padding: 0 },
    })),
    series: PARTS.flatMap((part) => data.curves.map((one) => curve(one, part, words, theme))),
  };
};
