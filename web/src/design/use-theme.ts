import { useLocalStorage, usePreferredDark } from '@vueuse/core';
import { computed, watchEffect } from 'vue';

export type Theme = 'system' | 'light' | 'dark';
export const themes: readonly Theme[] = ['system', 'light', 'dark'];

const theme = useLocalStorage<Theme>('repartee-theme', 'system');

/** The chosen theme; `dark` is what is really shown. */
export const useTheme = () => {
  const prefersDark = usePreferredDark();
  const dark = computed(() => (theme.value === 'system' ? prefersDark.value : theme.value === 'dark'));
  return { theme, dark };
};

/** Puts the choice where the tokens look for it. Called once, at the start. */
export const applyTheme = (): void => {
  watchEffect(() => {
    if (theme.value === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme.value;
  });
};
