import type { Language } from '@repartee/proto';

import { deniesWordsOf } from './denials.js';
import { figuresIn } from './figures.js';
import { strangeNames } from './names.js';

/** A reply is spoken: nobody says more in one breath. */
const MOST_WORDS = 60;

/** Out of the role, or in that of the other. */
const outOfRole = [
  /\b(?:as an? (?:ai|a\.i\.|language model|assistant)|language model|chatgpt|openai)\b/iu,
  /\b(?:en tant qu['’](?:ia|intelligence artificielle|assistant)|modèle de langage)\b/iu,
  /[*#<>{}[\]]|^\s*[-•]\s/mu,
  /\b(?:you|the (?:learner|user|customer|engineer|manager|candidate)) (?:says?|said|repl(?:y|ies|ied)|answers?|answered|nods?|smiles?|sighs?)\b\s*[:,]?\s*["“]/iu,
  /\b(?:vous|l['’](?:apprenant|utilisateur|interlocuteur)) (?:dites|dit|répond(?:ez)?|réplique|hoche[zr]?|souri[tez]+)\b\s*[:,]?\s*["“«]/iu,
];
/** The name of a speaker before what they say, as in a script: "Learner:", "Ms Haddad:", "Vous :". */
const label = /(?:^|[.!?…"”»]\s+|\n)\s*\p{L}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}'’.-]*){0,2}\s?:(?=\s)/gu;

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

/** What the persona may say now: the reply's authored words, and what was said before or is known to both. */
export interface Sayable {
  authored: string;
  common: readonly string[];
  language: Language;
}

/**
 * Whether what a mind has worded so far may be said: in the role, short enough to speak, with no figure, day or name that
 * neither the authored words nor the talk has, and not against the authored words. `worded` ends with a whole segment.
 * What is dropped is said in the authored words instead.
 */
export function isFitting(worded: string, { authored, common, language }: Sayable): boolean {
  if (wordsIn(worded) > Math.max(MOST_WORDS, wordsIn(authored) * 2)) return false;
  if (outOfRole.some((mark) => mark.test(worded)) || speaksForAnother(worded, authored)) return false;
  const known = [authored, ...common];
  const figures = new Set(known.flatMap((text) => figuresIn(text, language)));
  if (!figuresIn(worded, language).every((figure) => figures.has(figure))) return false;
  return strangeNames(worded, known).length === 0 && !deniesWordsOf(worded, authored);
}

/** An author may write "Listen: …"; a mind that does so without them speaks by the book of a play. */
const speaksForAnother = (worded: string, authored: string): boolean =>
  (worded.match(label) ?? []).some((found) => !authored.includes(found.trim()));
