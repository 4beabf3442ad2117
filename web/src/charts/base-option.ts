import type { ChartOption } from './echarts.js';
import type { ChartTheme } from './theme.js';

const LATE = 4;

/** What every chart shares: type, motion, tooltip. Spread it first. */
export const baseOption = (theme: ChartTheme): ChartOption => ({
  animation: theme.moves,
  animationDuration: 160,
  textStyle: { fontFamily: theme.font, fontSize: 12, color: theme.inkSoft },
  tooltip: {
    confine: true,
    backgroundColor: theme.surface,
    borderColor: theme.line,
    padding: [8, 12],
    textStyle: { color: theme.ink, fontSize: 12, fontFamily: theme.font },
    extraCssText: 'max-width: 320px; white-space: normal; border-radius: 10px; box-shadow: var(--shadow-raised);',
  },
});

/** A value axis as thin lines without an axis of its own. */
export const quietAxis = (theme: ChartTheme) => ({
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: { color: theme.inkFaint, fontSize: 12, fontFamily: theme.font },
  splitLine: { lineStyle: { color: theme.line } },
});

/** The score axis: always 0 to 100 points. */
export const scoreAxis = (theme: ChartTheme) => ({
  type: 'value' as const,
  min: 0,
  max: 100,
  interval: 25,
  ...quietAxis(theme),
});

/**
 * Whether a line may carry its name at its end: only near the end of the axis, elsewhere it would lie on other lines.
 * The legend names every line.
 */
export const endsLate = (values: readonly unknown[]): boolean => {
  const last = values.findLastIndex((value) => value !== null && value !== undefined);
  return last >= values.length - LATE;
};

/** Text for a tooltip: what people wrote must not be read as markup. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** Lines of a tooltip, the first one strong. */
export const tooltipLines = (title: string, ...lines: readonly string[]): string =>
  [`<strong>${escapeHtml(title)}</strong>`, ...lines.map(escapeHtml)].join('<br>');

/** The lines of a tooltip as one sentence for a screen reader. */
export const plainText = (tip: string): string =>
  tip
    .replaceAll('<br>', '. ')
    .replace(/<[^>]+>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
