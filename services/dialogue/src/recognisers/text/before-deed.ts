import type { Word } from './words.js';
import { wordSet } from './word-set.js';

const going = wordSet('va vas allez');
const addressed = wordSet('tu vous');
/** They end like a verb and are none. */
const noVerbs = wordSet('votre notre autre mere pere frere hier entre contre derniere premiere affaire');

/** "Ça va fermer", "comment allez-vous faire": what is to come is told or asked, and nobody's well-being. French only. */
export function isBeforeDeed(
  { words, language }: { words: readonly Word[]; language: string },
  { last }: { last: number },
): boolean {
  const verb = addressed.has(words[last]?.text ?? '') ? last - 1 : last;
  const next = words[last + 1];
  if (language !== 'fr' || next === undefined || next.before !== '' || !going.has(words[verb]?.text ?? ''))
    return false;
  return /.{2}(?:er|ir|re)$/.test(next.text) && !noVerbs.has(next.text);
}
