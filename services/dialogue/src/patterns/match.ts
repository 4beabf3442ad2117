import type { Language } from '@repartee/proto';
import type { Word } from '../recognisers/text/words.js';
import { compilePattern, numeral } from './pattern.js';
import type { Pattern, PatternWord, Step, WordClasses } from './pattern.js';
import { sentencesOf } from './sentences.js';

/** Where a pattern was found: first and last word, both inclusive. */
export interface Match<Id> {
  id: Id;
  first: number;
  last: number;
  /** The pattern holds a negation itself. */
  negative: boolean;
}

export interface PatternGroup<Id> {
  id: Id;
  patterns: readonly string[];
}

interface Entry<Id> {
  id: Id;
  order: number;
  pattern: Pattern;
}

/** Patterns of many groups, found by the word they begin with. */
export interface PatternIndex<Id> {
  exact: ReadonlyMap<string, readonly Entry<Id>[]>;
  stems: ReadonlyMap<string, readonly Entry<Id>[]>;
  stemLengths: readonly number[];
  memo: Map<string, Candidates<Id>>;
}

/** Patterns that may begin at a word: all of them, and those that the next word leaves, as far as they were needed. */
interface Candidates<Id> {
  all: readonly Entry<Id>[];
  byNext: Map<string, readonly Entry<Id>[]>;
}

const memoLimit = 20_000;
const nextLimit = 2_000;
const gapLimit = 3;

/**
 * Prepares patterns once for any number of texts.
 * @throws PatternError where one is malformed
 */
export function indexPatterns<Id>(
  groups: readonly PatternGroup<Id>[],
  language: Language,
  classes?: WordClasses,
): PatternIndex<Id> {
  const exact = new Map<string, Entry<Id>[]>();
  const stems = new Map<string, Entry<Id>[]>();
  let order = 0;
  for (const { id, patterns } of groups) {
    for (const source of patterns) {
      const entry: Entry<Id> = { id, order, pattern: compilePattern(source, language, classes) };
      order += 1;
      for (const opening of openings(entry.pattern.steps)) addTo(opening.stem ? stems : exact, opening.text, entry);
    }
  }
  const stemLengths = [...new Set([...stems.keys()].map((stem) => stem.length))].sort((a, b) => a - b);
  return { exact, stems, stemLengths, memo: new Map() };
}

function addTo<Id>(map: Map<string, Entry<Id>[]>, key: string, entry: Entry<Id>): void {
  const entries = map.get(key) ?? [];
  if (!entries.includes(entry)) entries.push(entry);
  map.set(key, entries);
}

/** The words a match may begin with: those of the first step, and of the next while steps are optional. */
function openings(steps: readonly Step[]): PatternWord[] {
  const found: PatternWord[] = [];
  for (const step of steps) {
    if (step.gap) continue;
    for (const text of step.exact) found.push({ text, stem: false });
    for (const text of step.stems) found.push({ text, stem: true });
    for (const [first, ...others] of step.groups) {
      if (first) found.push({ text: first.text, stem: first.stem && others.length === 0 });
    }
    if (!step.optional) break;
  }
  return found;
}

/** Every match, in the order of the text; of one group at one place the longest. Matches stay within a sentence. */
export function findPatterns<Id>(index: PatternIndex<Id>, words: readonly Word[]): Match<Id>[] {
  const found: Match<Id>[] = [];
  for (const { first, last, known } of sentencesOf(words)) {
    const seen = known.matches.get(index) as readonly Match<Id>[] | undefined;
    const matches = seen ?? findInSentence(index, words.slice(first, last + 1));
    if (!seen) known.matches.set(index, matches);
    for (const match of matches) found.push({ ...match, first: match.first + first, last: match.last + first });
  }
  return found;
}

const nothing: readonly never[] = [];

function findInSentence<Id>(index: PatternIndex<Id>, words: readonly Word[]): readonly Match<Id>[] {
  const found: Match<Id>[] = [];
  for (let first = 0; first < words.length; first += 1) {
    const word = words[first];
    if (!word) continue;
    const entries = entriesAt(index, word, words[first + 1]);
    if (entries.length === 0) continue;
    const start = found.length;
    for (const { id, pattern } of entries) {
      const end = matchSteps(pattern.steps, 0, words, first);
      if (end > first) keepLongest(found, start, { id, first, last: end - 1, negative: pattern.negative });
    }
  }
  return found.length === 0 ? nothing : found;
}

function keepLongest<Id>(found: Match<Id>[], start: number, match: Match<Id>): void {
  for (let at = start; at < found.length; at += 1) {
    const known = found[at];
    if (known?.id !== match.id) continue;
    if (match.last > known.last || (match.negative && !known.negative)) found[at] = match;
    return;
  }
  found.push(match);
}

const noNext = '';
/** Of all words that no pattern begins with, which are most; nothing is looked up in it. */
const nobody: Candidates<never> = { all: [], byNext: new Map() };

/** The patterns whose first two words fit; most patterns begin with "you" or "I", so the second word decides. */
function entriesAt<Id>(index: PatternIndex<Id>, word: Word, after: Word | undefined): readonly Entry<Id>[] {
  const { all, byNext } = candidates(index, word);
  if (all.length === 0) return all;
  const key = after?.text ?? noNext;
  const known = byNext.get(key);
  if (known) return known;
  const entries = all.filter(({ pattern }) => mayFollow(pattern.steps, word, after));
  if (byNext.size >= nextLimit) byNext.clear();
  byNext.set(key, entries);
  return entries;
}

function mayFollow([first, second]: readonly Step[], word: Word, next: Word | undefined): boolean {
  if (!first || first.gap || first.optional || first.groups.length > 0 || !takes(first, word)) return true;
  if (!second || second.gap || second.optional) return true;
  if (!next) return false;
  return takes(second, next) || second.groups.some(([opening]) => opening !== undefined && fits(opening, next));
}

const fits = ({ text, stem }: PatternWord, word: Word): boolean =>
  stem ? word.text.startsWith(text) : word.text === text;

function candidates<Id>(index: PatternIndex<Id>, word: Word): Candidates<Id> {
  const known = index.memo.get(word.text);
  if (known) return known;
  if (index.memo.size >= memoLimit) index.memo.clear();
  const all = startingWith(index, word);
  const found: Candidates<Id> = all.length === 0 ? nobody : { all, byNext: new Map() };
  index.memo.set(word.text, found);
  return found;
}

function startingWith<Id>(index: PatternIndex<Id>, { text, number }: Word): readonly Entry<Id>[] {
  const entries = new Set(index.exact.get(text));
  if (number) for (const entry of index.exact.get(numeral) ?? []) entries.add(entry);
  for (const length of index.stemLengths) {
    if (length > text.length) break;
    for (const entry of index.stems.get(text.slice(0, length)) ?? []) entries.add(entry);
  }
  return [...entries].sort((a, b) => a.order - b.order);
}

/** The index after the match of the steps from `from` in a sentence, or -1. Gaps are taken as short as they can be. */
function matchSteps(steps: readonly Step[], from: number, sentence: readonly Word[], start: number): number {
  let at = start;
  for (let step = from; step < steps.length; step += 1) {
    const current = steps[step];
    if (!current || current.gap) return matchGap(steps, step, sentence, at);
    if (current.optional || current.groups.length > 0) return matchChoice(steps, step, sentence, at);
    const word = sentence[at];
    if (!word || !takes(current, word)) return -1;
    at += 1;
  }
  return at;
}

/** A step that can be taken in several ways: the first that leads to the end. */
function matchChoice(steps: readonly Step[], step: number, sentence: readonly Word[], at: number): number {
  const current = steps[step];
  if (!current || current.gap) return -1;
  for (const length of lengths(current, sentence, at)) {
    const end = matchSteps(steps, step + 1, sentence, at + length);
    if (end >= 0) return end;
  }
  return current.optional ? matchSteps(steps, step + 1, sentence, at) : -1;
}

function matchGap(steps: readonly Step[], step: number, sentence: readonly Word[], at: number): number {
  for (let skipped = 0; skipped <= gapLimit; skipped += 1) {
    const end = matchSteps(steps, step + 1, sentence, at + skipped);
    if (end >= 0) return end;
  }
  return -1;
}

const none: readonly number[] = [];
const one: readonly number[] = [1];

/** How many words the step can take at this place. */
function lengths(step: Exclude<Step, { gap: true }>, sentence: readonly Word[], at: number): readonly number[] {
  const word = sentence[at];
  if (!word) return none;
  const single = takes(step, word);
  if (step.groups.length === 0) return single ? one : none;
  const found = step.groups.filter((group) => matchesGroup(group, sentence, at)).map((group) => group.length);
  return single ? [...found, 1] : found;
}

function takes(step: Exclude<Step, { gap: true }>, { text, number }: Word): boolean {
  if (step.exact.has(text)) return true;
  if (number) return step.exact.has(numeral);
  if (step.stems.length + step.endings.length === 0) return false;
  const known = step.memo.get(text);
  if (known !== undefined) return known;
  if (step.memo.size >= nextLimit) step.memo.clear();
  const taken =
    step.stems.some((stem) => text.startsWith(stem)) || step.endings.some((ending) => text.endsWith(ending));
  step.memo.set(text, taken);
  return taken;
}

function matchesGroup(group: readonly PatternWord[], sentence: readonly Word[], at: number): boolean {
  for (let index = 0; index < group.length; index += 1) {
    const expected = group[index];
    const word = sentence[at + index];
    if (!expected || !word || !fits(expected, word)) return false;
  }
  return true;
}
