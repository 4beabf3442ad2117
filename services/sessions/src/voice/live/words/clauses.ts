import { foldedWords } from '../../domain/overlap/words.js';

const denies =
  /\b(?:not|never|no|nobody|nothing|none|nowhere|without|cannot|ne|n'\w+|pas|jamais|aucune?|rien|personne|sans|non)\b|n't\b/u;
const clauseEnd = /[.!?…,;:]+\s*|\s+(?:and|but|because|et|mais|parce que)\s+/u;
const sentenceEnd = /(?<=[.!?…]["'”’»)]*)\s+/u;

/** The words of a text as they are compared, with a space between. */
export const plain = (text: string): string => foldedWords(text).join(' ');

/** What was in vain was done all the same. */
const inVain = /\b(?:for nothing|pour rien)\b/gu;

/** Whether a plain text says no to something. */
export const isDenied = (text: string): boolean => denies.test(text.replace(inVain, ''));

export const sentencesOf = (text: string): string[] => text.split(sentenceEnd);

/** The clauses of a text, as it is written. */
export const clausesOf = (text: string): string[] => text.split(clauseEnd).filter((clause) => clause.trim() !== '');
