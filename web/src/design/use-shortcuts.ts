import { onKeyStroke } from '@vueuse/core';
import { onScopeDispose, shallowRef } from 'vue';

export interface Shortcut {
  /** As KeyboardEvent.key has it, or `mod+k`. */
  key: string;
  /** Message key of what it does. */
  about: string;
  run: () => void;
}

const active = shallowRef<readonly Shortcut[]>([]);

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const matches = (event: KeyboardEvent, key: string): boolean => {
  const held = event.metaKey || event.ctrlKey;
  if (key.startsWith('mod+')) return held && event.key.toLowerCase() === key.slice(4);
  return !held && !event.altKey && event.key === key && !isTyping(event.target);
};

/** Adds keys for as long as the component lives. Plain keys rest while somebody types; `?` lists all that are active. */
export const useShortcuts = (shortcuts: readonly Shortcut[]): void => {
  active.value = [...active.value, ...shortcuts];
  onKeyStroke((event) => {
    const hit = shortcuts.find((shortcut) => matches(event, shortcut.key));
    if (!hit || (event.target instanceof Element && event.target.closest('[role=dialog]') && !hit.key.includes('+')))
      return;
    event.preventDefault();
    hit.run();
  });
  onScopeDispose(() => {
    active.value = active.value.filter((shortcut) => !shortcuts.includes(shortcut));
  });
};

export const useActiveShortcuts = () => active;
