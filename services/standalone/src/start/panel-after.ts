/** So long after the start the panel of probe learners begins to play: whoever opens the first pages comes before it. */
export const PANEL_AFTER_MS = 20_000;
