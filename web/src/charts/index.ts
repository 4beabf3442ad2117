export { default as ChartFrame } from './ChartFrame.vue';
export { baseOption, escapeHtml, quietAxis, scoreAxis, tooltipLines } from './base-option.js';
export type { ChartTable } from './chart-table.js';
export type { ChartOption } from './echarts.js';
export type { ChartTheme } from './theme.js';
export type { ChartPick } from './use-chart.js';
