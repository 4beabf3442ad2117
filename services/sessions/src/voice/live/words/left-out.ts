import type { Language } from '@repartee/proto';

import { sentencesOf } from './clauses.js';
import { substanceOf } from './denials.js';
import { figuresIn } from './figures.js';

/** Of fewer words nobody can tell whether they were said otherwise. */
export const SUBSTANCE_LEAST = 3;

/**
 * The authored sentences of which a worded reply has nothing: none of their words, not their figures, or no question where
 * they ask one. They are on record as said once the reply is, so they have to be.
 */
export function leftOut(worded: string, authored: string, language: Language): string[] {
  const figures = new Set(figuresIn(worded, language));
  const substance = new Set(substanceOf(worded));
  const asks = worded.includes('?');
  return sentencesOf(authored).filter((one) => {
    const words = substanceOf(one);
    const isUnsaid = words.length >= SUBSTANCE_LEAST && !words.some((word) => substance.has(word));
    return isUnsaid || (one.includes('?') && !asks) || figuresIn(one, language).some((figure) => !figures.has(figure));
  });
}
