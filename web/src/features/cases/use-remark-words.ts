import type { Language } from '@repartee/proto';

import { useWords } from '../../i18n/use-words.js';
import { exampleAnswers } from './preview.js';
import type { CaseField, Remark } from './remarks.js';

/** A remark as a sentence that helps: what does not fit, and an answer that does. */
export const useRemarkWords = () => {
  const { t, te, number } = useWords();
  return (field: CaseField, { code, length }: Remark, language: Language): string => {
    const own = `cases.remarks.${field}.${code}`;
    const { who, event, said, goal } = exampleAnswers[language];
    const example = { who, event, said, goal }[field as 'who'] ?? '';
    const lengths = length && { most: number(length.most), over: number(length.over) };
    return t(te(own) ? own : `cases.remarks.any.${code}`, { example, ...lengths });
  };
};
