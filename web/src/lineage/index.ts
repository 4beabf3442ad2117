export { default as LineageButton } from './LineageButton.vue';
export type { AskedFigure } from './asked-figure.js';
