import type { Language, Text } from '@repartee/proto';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';

import * as format from './format.js';
import { typeset } from './typeset.js';

/** Messages, content texts, dates and figures in the language of the page. */
export const useWords = () => {
  const composer = useI18n({ useScope: 'global' });
  const { t, locale } = composer;
  const language = computed(() => locale.value as Language);
  return {
    t,
    te: (key: string) => composer.te(key),
    language,
    /** A content text in the page's language. */
    tx: (text: Text) => typeset(text[language.value]),
    date: (iso: string, options?: Intl.DateTimeFormatOptions) => format.formatDate(iso, language.value, options),
    dateTime: (iso: string) => format.formatDateTime(iso, language.value, new Date()),
    period: (from: string, to: string) => format.formatPeriod(from, to, language.value),
    days: (count: number) => format.formatDays(count, language.value),
    number: (value: number, decimals?: number) => format.formatNumber(value, language.value, decimals),
    signed: (value: number, decimals?: number) => format.formatSigned(value, language.value, decimals),
    list: (items: readonly string[]) => format.formatList(items, language.value),
    share: (value: number) => format.formatShare(value, language.value),
    clock: format.clock,
    sentence: format.sentence,
  };
};
