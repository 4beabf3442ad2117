import { remarkInWords } from '@repartee/proto';
import type { Language } from '@repartee/proto';

import { useWords } from '../../i18n/use-words.js';
import { isWritten } from './remarks.js';
import type { CaseField, Remark } from './remarks.js';

/** A remark as a sentence that helps: what does not fit, and an answer that does. */
export const useRemarkWords = () => {
  const { t, language: reader } = useWords();
  return (field: CaseField, remark: Remark, language: Language): string =>
    isWritten(field)
      ? remarkInWords(field, remark, { reader: reader.value, language })
      : t(`cases.remarks.${field}.${remark.code}`);
};
