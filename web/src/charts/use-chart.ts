import { useResizeObserver } from '@vueuse/core';
import { nextTick, onScopeDispose, shallowRef, watch } from 'vue';
import type { ShallowRef } from 'vue';

import { useTheme } from '../design/use-theme.js';
import type { ChartInstance, ChartOption } from './echarts.js';
import { stepsOf } from './chart-steps.js';
import type { ChartStep } from './chart-steps.js';
import { isNarrow, readTheme } from './theme.js';
import type { ChartTheme } from './theme.js';

/** What a click or focus on a mark tells: the series, the place in its data, and whatever the datum carries. */
export interface ChartPick {
  seriesId: string;
  index: number;
  data: unknown;
}

export interface ChartSource {
  draw: () => (theme: ChartTheme) => ChartOption;
  pick: (pick: ChartPick) => void;
}

/**
 * The one owner of an ECharts instance: opens it once its element has a size, draws whenever the data or the theme
 * change, follows the element's size, and lets go of it with the component.
 */
export const useChart = (element: Readonly<ShallowRef<HTMLElement | null>>, source: ChartSource) => {
  const { dark } = useTheme();
  const theme = shallowRef<ChartTheme | null>(null);
  let chart: ChartInstance | null = null;

  let steps: readonly ChartStep[] = [];
  const spoken = shallowRef('');

  const paint = (): void => {
    if (!chart || !theme.value) return;
    const option = source.draw()(theme.value);
    steps = stepsOf(option);
    chart.setOption(option, { notMerge: true });
  };

  /** Shows the figure at a place, counted round, and says it; undefined where the chart has none to stop at. */
  const stepTo = (place: number): number | undefined => {
    const at = steps.length === 0 ? undefined : (place + steps.length) % steps.length;
    const step = at === undefined ? undefined : steps[at];
    if (!step) return undefined;
    const { seriesIndex, dataIndex } = step;
    chart?.dispatchAction({ type: 'showTip', seriesIndex, dataIndex });
    spoken.value = step.text;
    return at;
  };
  const leave = (): void => {
    chart?.dispatchAction({ type: 'hideTip' });
    spoken.value = '';
  };
  const pickAt = (place: number): void => {
    const step = steps[place];
    if (step) source.pick({ seriesId: step.seriesId, index: step.dataIndex, data: step.data });
  };

  const open = async (host: HTMLElement): Promise<void> => {
    const { openChart } = await import('./echarts.js');
    if (element.value !== host || chart) return;
    chart = openChart(host);
    chart.on('click', (event) => {
      source.pick({ seriesId: event.seriesId ?? '', index: event.dataIndex, data: event.data });
    });
    theme.value = readTheme(host);
    paint();
  };

  const close = (): void => {
    chart?.dispose();
    chart = null;
  };

  watch(element, (host) => {
    close();
    if (host) void open(host);
  });
  watch(source.draw, paint);
  watch(dark, async () => {
    await nextTick();
    if (element.value) theme.value = readTheme(element.value);
    paint();
  });
  useResizeObserver(element, () => {
    chart?.resize();
    const host = element.value;
    if (!host || !theme.value || theme.value.narrow === isNarrow(host)) return;
    theme.value = readTheme(host);
    paint();
  });
  onScopeDispose(close);

  return { theme, spoken, stepTo, leave, pickAt, svg: () => element.value?.querySelector('svg') ?? null };
};
