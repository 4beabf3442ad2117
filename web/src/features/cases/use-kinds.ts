import type { CaseTemplate } from '@repartee/proto';

import { useWords } from '../../i18n/use-words.js';

/** A kind of conversation in plain words: ours for those that come with the product, else as its author names it. */
export const useKinds = () => {
  const { t, te, tx, sentence } = useWords();
  return ({ templateId, caseFor, title, texts }: CaseTemplate) => {
    const ours = `cases.kinds.${caseFor}`;
    return te(`${ours}.title`)
      ? { value: templateId, label: t(`${ours}.title`), about: t(`${ours}.about`) }
      : { value: templateId, label: tx(title), about: sentence(tx(texts.skillFocus)) };
  };
};
