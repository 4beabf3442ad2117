import type { Language } from '@repartee/proto';
import type { PatternIndex } from '../../patterns/index.js';
import { findPatterns, indexPatterns } from '../../patterns/index.js';
import type { Analysis } from '../analysis.js';
import { packs } from '../language/index.js';
import type { Stretch } from './matter.js';
import { isAside } from './matter.js';
import { sidesEn } from './sides.en.js';
import { sidesFr } from './sides.fr.js';

/**
 * Things that have two sides, one of which a statement takes: in writing or by word of mouth, at our expense or at yours.
 * Denied, it takes the other.
 */
const sides: Readonly<Record<Language, Readonly<Record<string, readonly string[]>>>> = { en: sidesEn, fr: sidesFr };

const indexed = new Map<Language, PatternIndex<string>>();

const indexOf = (language: Language): PatternIndex<string> => {
  const known = indexed.get(language);
  if (known) return known;
  const groups = Object.entries(sides[language]).map(([id, patterns]) => ({ id, patterns }));
  const index = indexPatterns(groups, language, packs[language].classes);
  indexed.set(language, index);
  return index;
};

/** The other side of the same thing. */
export const otherSide = (side: string): string => `${side.slice(0, -1)}${side.endsWith('+') ? '-' : '+'}`;

/** The sides that the words of a stretch take; of a thing on both sides, none. */
export function sidesIn(turn: Analysis, { first, last }: Stretch): string[] {
  const words = turn.words.slice(first, last + 1);
  if (isLimited.test(words.map(({ text }) => text).join(' '))) return [];
  const found = findPatterns(indexOf(turn.language), words)
    .filter((match) => !isAside(turn, first + match.first))
    .map(({ id, first: at, last: to, negative }) => {
      const isDenied = !negative && turn.negated.slice(first + at, first + to + 1).some(Boolean);
      return isDenied ? otherSide(id) : id;
    });
  return [...new Set(found)].filter((side) => !found.includes(otherSide(side)));
}

/** "That we have spoken, nothing else": the rest stays as it was said. */
const isLimited = /\b(?:nothing else|rien de autre)\b/;
