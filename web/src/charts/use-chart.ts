import { useResizeObserver } from '@vueuse/core';
import { nextTick, onScopeDispose, shallowRef, watch } from 'vue';
import type { ShallowRef } from 'vue';

import { useTheme } from '../design/use-theme.js';
import type { ChartInstance, ChartOption } from './echarts.js';
import { readTheme } from './theme.js';
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

  const paint = (): void => {
    if (chart && theme.value) chart.setOption(source.draw()(theme.value), { notMerge: true });
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
  useResizeObserver(element, () => chart?.resize());
  onScopeDispose(close);

  return { theme, svg: () => element.value?.querySelector('svg') ?? null };
};
