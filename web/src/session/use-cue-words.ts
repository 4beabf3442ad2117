import type { CueView } from '@repartee/proto';

import { useWords } from '../i18n/use-words.js';

/** A scenario's own cue brings its words; a general one has ours; an unknown one its id, made readable. */
export const useCueWords = () => {
  const { t, te, tx, sentence } = useWords();
  return (cue: Pick<CueView, 'cue' | 'label'>): string => {
    if (cue.label) return sentence(tx(cue.label));
    const key = `session.cues.${cue.cue}`;
    return te(key) ? t(key) : sentence(cue.cue.replaceAll('_', ' '));
  };
};
