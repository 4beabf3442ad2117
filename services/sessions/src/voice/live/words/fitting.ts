import type { Language } from '@repartee/proto';

import { actsBeyond } from './acts.js';
import { deniesWordsOf } from './denials.js';
import { figuresIn } from './figures.js';
import { strangeNames } from './names.js';
import { isOutOfRole } from './out-of-role.js';
import { strays } from './substance.js';

/** A reply is spoken: nobody says more in one breath. */
const MOST_WORDS = 60;

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
 * Whether what a mind has worded so far may be said: in the role, short enough to speak, about what the authored words and
 * the talk are about, with no figure, day or name that neither has, doing nothing that the authored words do not do, and
 * not against them. `worded` ends with a whole segment. What is dropped is said in the authored words instead.
 */
export function isFitting(worded: string, { authored, common, language }: Sayable): boolean {
  if (wordsIn(worded) > Math.max(MOST_WORDS, wordsIn(authored) * 2)) return false;
  if (isOutOfRole(worded, authored) || speaksForAnother(worded, authored) || actsBeyond(worded, authored)) return false;
  const known = [authored, ...common];
  const figures = new Set(known.flatMap((text) => figuresIn(text, language)));
  if (!figuresIn(worded, language).every((figure) => figures.has(figure))) return false;
  if (strangeNames(worded, known).length > 0 || deniesWordsOf(worded, authored)) return false;
  return !strays(worded, { texts: known, language });
}

/** An author may write "Listen: …"; a mind that does so without them speaks by the book of a play. */
const speaksForAnother = (worded: string, authored: string): boolean =>
  (worded.match(label) ?? []).some((found) => !authored.includes(found.trim()));
