import { languages } from '@repartee/proto';
import type { Language } from '@repartee/proto';
import { createI18n } from 'vue-i18n';

import { loadMessages } from './messages.js';

const STORED = 'repartee-language';

/** In French nothing and one are both singular. */
const frenchPlural = (choice: number, choices: number): number =>
  choices > 2 ? (choice === 0 ? 0 : choice < 2 ? 1 : 2) : choice < 2 ? 0 : 1;

export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  messages: {},
  pluralRules: { fr: frenchPlural },
});

const isLanguage = (value: string | null | undefined): value is Language => languages.includes(value as Language);

/** What the person chose before on this device, else what the browser asks for, else English. */
export const preferredLanguage = (): Language => {
  const stored = localStorage.getItem(STORED);
  if (isLanguage(stored)) return stored;
  const asked = navigator.language.slice(0, 2);
  return isLanguage(asked) ? asked : 'en';
};

export const setLanguage = async (language: Language): Promise<void> => {
  i18n.global.setLocaleMessage(language, await loadMessages(language));
  i18n.global.locale.value = language;
  document.documentElement.lang = language;
  localStorage.setItem(STORED, language);
};
