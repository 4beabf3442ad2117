import type { Language } from '@repartee/proto';
import { fold } from './fold.js';
import { expansionsEn, splitContraction } from './contractions.en.js';
import { elided, expansionsFr, splitElision } from './contractions.fr.js';

/** One word or number of a turn, as it is compared (`text`), and where it stands (UTF-16 units, `to` exclusive). */
export interface Word {
  text: string;
  from: number;
  to: number;
  /** Index of the sentence it stands in. */
  sentence: number;
  /** Marks between the word before and this one; empty where only space stands between. */
  before: string;
  /** Joined to the word before by a hyphen, as in "avez-vous". */
  joined: boolean;
  capital: boolean;
  number: boolean;
}

/** A piece of a written word: its folded text and its place within the word. */
export interface Piece {
  text: string;
  from: number;
  to: number;
}

const pieces =
  /[\p{L}\p{M}]+(?:['\u2019\u02bc][\p{L}\p{M}]+)*['\u2019\u02bc]?|\d+(?:[.,\u00a0\u202f]\d+)*|[^\s\p{L}\p{M}\d]/gu;
const sentenceEnd = /[.?!\u2026;]/;
const abbreviations = new Set(['mr', 'mrs', 'ms', 'dr', 'st', 'no', 'vs', 'etc', 'm', 'mm', 'eg', 'ie', 'approx']);
const capital = /^\p{Lu}/u;

const memos: Readonly<Record<Language, Map<string, readonly Piece[]>>> = { en: new Map(), fr: new Map() };
const memoLimit = 20_000;

/** A written word as the pieces that are compared: "don't" as do, not; "l'équipe" as le, equipe. */
export function piecesOf(written: string, language: Language): readonly Piece[] {
  const memo = memos[language];
  const known = memo.get(written);
  if (known) return known;
  if (memo.size >= memoLimit) memo.clear();
  const found = split(fold(written), language);
  memo.set(written, found);
  return found;
}

function split(folded: string, language: Language): readonly Piece[] {
  const expanded = (language === 'en' ? expansionsEn : expansionsFr).get(folded);
  if (expanded) return expanded.split(' ').map((text) => ({ text, from: 0, to: folded.length }));
  return language === 'en' ? splitContraction(folded) : splitElision(folded);
}

/** A turn's words with what stands between them, and the mark that ends each sentence. */
export interface Words {
  words: readonly Word[];
  /** Closing marks of each sentence, as in "?!"; empty where nothing closes it. */
  ends: readonly string[];
  /** Marks after the last word. */
  after: string;
}

/** Splits a text into words and sentences. Numbers stay whole: "4.5", "1,000". */
export function wordsOf(text: string, language: Language): Words {
  const words: Word[] = [];
  const ends: string[] = [];
  let sentence = 0;
  let before = '';
  let position = 0;
  for (const match of text.matchAll(pieces)) {
    const written = match[0];
    const gap = text.slice(position, match.index);
    if (gap.includes('\n')) before += '\n';
    position = match.index + written.length;
    if (!isWord(written)) {
      before += written;
      continue;
    }
    if (words.length > 0 && endsSentence(before, words[words.length - 1], written)) {
      ends[sentence] = before;
      sentence += 1;
    }
    addWord(words, { written, at: match.index, language, sentence, before, glued: gap === '' });
    before = '';
  }
  if (words.length > 0) ends[sentence] = before;
  if (language === 'fr') mendElisions(words);
  else mendWill(words);
  return { words, ends, after: before };
}

/** The words of many texts as they are compared, each once. */
export function distinctWords(texts: Iterable<string>, language: Language): Set<string> {
  const written = new Set<string>();
  for (const text of texts) for (const [piece] of text.matchAll(pieces)) written.add(piece);
  return new Set([...written].filter(isWord).flatMap((piece) => partsOf(piece, language).map(({ text }) => text)));
}

/** "J ai", "qu est ce": French typed without its apostrophes. */
function mendElisions(words: readonly Word[]): void {
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    if (word.joined || !next || next.before !== '' || next.joined || word.number) continue;
    word.text = elided(word.text, next.text) ?? word.text;
  }
}

const leading = new Set(['and', 'but', 'so', 'then', 'or', 'okay', 'yes', 'sure']);

/** "Ill call you" typed without its apostrophe: at the start of what is said, with a verb to follow. */
function mendWill(words: Word[]): void {
  for (let at = 0; at < words.length - 1; at += 1) {
    const [earlier, word, next] = [words[at - 1], words[at], words[at + 1]];
    if (word?.text !== 'ill' || next?.sentence !== word.sentence || next.before !== '') continue;
    const opens = earlier?.sentence !== word.sentence || word.before !== '' || leading.has(earlier.text);
    if (!opens || leading.has(next.text)) continue;
    words.splice(
      at,
      1,
      { ...word, text: 'i', to: word.from + 1 },
      { ...word, text: 'will', from: word.from + 1, before: '', capital: false },
    );
  }
}

interface Written {
  written: string;
  at: number;
  language: Language;
  sentence: number;
  before: string;
  glued: boolean;
}

/** A number or a sign is one piece. */
function partsOf(written: string, language: Language): readonly Piece[] {
  const whole = isDigit(written.charCodeAt(0)) ? written : signs[written];
  return whole === undefined ? piecesOf(written, language) : [{ text: whole, from: 0, to: written.length }];
}

function addWord(words: Word[], { written, at, language, sentence, before, glued }: Written): void {
  const number = isDigit(written.charCodeAt(0));
  for (const [index, part] of partsOf(written, language).entries()) {
    words.push({
      text: part.text,
      from: at + part.from,
      to: at + Math.min(part.to, written.length),
      sentence,
      before: index === 0 ? before : '',
      joined: index === 0 && glued && before === '-',
      capital: index === 0 && capital.test(written),
      number,
    });
  }
}

function endsSentence(before: string, last: Word | undefined, next: string): boolean {
  if (before === '') return false;
  if (before.includes('\n')) return true;
  if (!sentenceEnd.test(before)) return false;
  if (before === '.' && last !== undefined && (abbreviations.has(last.text) || last.text.length === 1)) {
    return last.text.length === 1 ? capital.test(next) && last.text !== 'm' : false;
  }
  return true;
}

/** Signs that are read aloud as words. */
const signs: Readonly<Record<string, string>> = { '%': 'percent', '€': 'euros', $: 'dollars', '£': 'pounds' };

function isWord(written: string): boolean {
  const code = written.charCodeAt(0);
  return (
    isDigit(code) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    signs[written] !== undefined ||
    /^\p{L}/u.test(written)
  );
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
