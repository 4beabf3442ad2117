import type { Word } from '../../text/words.js';
import type { Sentence } from '../pack.js';
import { closedNouns, measures, toBe } from './grammar.js';

const suggesting = new Set([
  'we',
  'i',
  'if',
  'a',
  'an',
  'one',
  'two',
  'three',
  'four',
  'five',
  'half',
  'this',
  'getting',
  'taking',
]);

/** "How about you take it?", not "how about you?" */
const goesOn = (words: readonly Word[], at: number): boolean =>
  words[at]?.text === 'you' && words[at + 1]?.before === '' && words[at + 1]?.sentence === words[at]?.sentence;

/** "How about two for you?" proposes; "how about you?" asks. */
const suggests = (text: string, number: boolean): boolean => number || suggesting.has(text);

/** "What is your order number", "what was the date": a word answers it. */
function asksForName(words: readonly Word[], at: number): boolean {
  if (!toBe.has(words[at + 1]?.text ?? '')) return false;
  return [3, 4, 5].some((step) => closedNouns.has(words[at + step]?.text ?? '') && !words[at + step]?.before);
}

function onScale(words: readonly Word[], { first, last }: Sentence): boolean {
  return words.some(({ text }, at) => at >= first && at <= last && text === 'scale');
}

/** "What suits you, Monday or Tuesday?" */
function offersChoice(words: readonly Word[], at: number, { last }: Sentence): boolean {
  for (let next = at + 1, comma = false; next <= last; next += 1) {
    const word = words[next];
    comma ||= word?.before.includes(',') ?? false;
    if (comma && word?.text === 'or') return true;
  }
  return false;
}

/** Whether a word or two may answer what the question word at `at` asks. */
export function opennessOf(words: readonly Word[], at: number, sentence: Sentence): 'open' | 'closed' {
  const word = words[at]?.text ?? '';
  const next = words[at + 1]?.text ?? '';
  if (word === 'why') return 'open';
  // "What if we came on Thursday?" proposes and wants a yes.
  if (word === 'what' && next === 'if') return 'closed';
  if (word !== 'what' && word !== 'how') return 'closed';
  if (word === 'how' && next === 'about' && goesOn(words, at + 2)) return 'closed';
  if (next === 'about' && suggests(words[at + 2]?.text ?? '', words[at + 2]?.number === true)) return 'closed';
  if (measures.has(next) || onScale(words, sentence) || offersChoice(words, at, sentence)) return 'closed';
  return word === 'what' && asksForName(words, at) ? 'closed' : 'open';
}
