import { useEventListener } from '@vueuse/core';

/** What has a meaning of its own for the space bar. */
const TAKES_SPACE = 'input, textarea, select, button, a, summary, [contenteditable], [role=dialog], [role=alertdialog]';

const isFree = (event: KeyboardEvent): boolean =>
  event.key === ' ' &&
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  !(event.target instanceof Element && event.target.closest(TAKES_SPACE));

/** The space bar as the key to talk, wherever nothing else takes it. A window that is left lets go of it. */
export const useTalkKey = (to: { press: () => void; release: () => void; letGo: () => void }): void => {
  useEventListener(window, 'keydown', (event) => {
    if (!isFree(event)) return;
    event.preventDefault();
    if (!event.repeat) to.press();
  });
  useEventListener(window, 'keyup', (event) => {
    if (event.key === ' ') to.release();
  });
  useEventListener(window, 'blur', to.letGo);
};
