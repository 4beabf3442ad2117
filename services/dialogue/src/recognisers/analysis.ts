import type { Language } from '@repartee/proto';
import { findPatterns } from '../patterns/index.js';
import type { Match } from '../patterns/index.js';
import type { Span } from '../model/index.js';
import type { PhraseGroup } from './language/groups.js';
import { packs, phrasesOf } from './language/index.js';
import type { LanguagePack, Sentence } from './language/pack.js';
import { questionsOf } from './questions.js';
import type { Question } from './questions.js';
import { clausesOf } from './text/clauses.js';
import type { Clause } from './text/clauses.js';
import { quotedWords } from './text/quotation.js';
import { voicesOf } from './text/reported.js';
import type { Voice } from './text/reported.js';
import { wordsOf } from './text/words.js';
import type { Word } from './text/words.js';

/** A phrase of the language found in the turn, with what bears on whether it counts. */
export interface Hit extends Match<PhraseGroup> {
  clause: number;
  /** Neither quoted nor reported. */
  own: boolean;
  /** Under a negation that is not its own. */
  denied: boolean;
  /** In a clause that opens with "if". */
  supposed: boolean;
  /** In a clause that asks. */
  asked: boolean;
}

/** A turn taken apart: everything the recognisers decide from. Indices count words. */
export interface Analysis {
  text: string;
  language: Language;
  pack: LanguagePack;
  words: readonly Word[];
  sentences: readonly Sentence[];
  clauses: readonly Clause[];
  clauseOf: readonly number[];
  quoted: readonly boolean[];
  voices: readonly Voice[];
  negated: readonly boolean[];
  questions: readonly Question[];
  hits: ReadonlyMap<PhraseGroup, readonly Hit[]>;
}

export function analyse(text: string, language: Language): Analysis {
  const pack = packs[language];
  const { words, ends, after } = wordsOf(text, language);
  const parts = clausesOf(words, pack.joiners);
  const base = {
    text,
    language,
    pack,
    words,
    sentences: sentencesOf(words, ends),
    ...parts,
    quoted: quotedWords(text, words, after),
    voices: voicesOf(words, parts, pack),
    negated: pack.negatedWords(words, parts),
  };
  const matches = findPatterns(phrasesOf(language), words);
  const questions = questionsOf(base, matches);
  return { ...base, questions, hits: hitsOf(base, matches, questions) };
}

export type Base = Omit<Analysis, 'questions' | 'hits'>;

function sentencesOf(words: readonly Word[], ends: readonly string[]): Sentence[] {
  const sentences: Sentence[] = [];
  for (const [index, { sentence }] of words.entries()) {
    const open = sentences[sentence];
    if (open) open.last = index;
    else sentences[sentence] = { first: index, last: index, end: ends[sentence] ?? '' };
  }
  return sentences;
}

function hitsOf(
  base: Base,
  matches: readonly Match<PhraseGroup>[],
  questions: readonly Question[],
): Map<PhraseGroup, Hit[]> {
  const hits = new Map<PhraseGroup, Hit[]>();
  const asking = new Set(questions.flatMap((question) => (question.form === 'marked' ? [] : [question.clause])));
  for (const match of matches) {
    const clause = base.clauseOf[match.first] ?? 0;
    const hit: Hit = {
      id: match.id,
      first: match.first,
      last: match.last,
      negative: match.negative,
      clause,
      own: base.quoted[match.first] !== true && base.voices[match.first] === 'own',
      denied: match.negative ? isUnsaid(base, match) : isDenied(base.negated, match),
      supposed: base.clauses[clause]?.conditional === true,
      asked: asking.has(clause),
    };
    const group = hits.get(match.id);
    if (group) group.push(hit);
    else hits.set(match.id, [hit]);
  }
  return hits;
}

function isDenied(negated: readonly boolean[], { first, last }: Match<PhraseGroup>): boolean {
  for (let at = first; at <= last; at += 1) if (negated[at]) return true;
  return false;
}

const saying = new Set(
  ['say', 'saying', 'said', 'claim', 'claiming', 'think', 'mean', 'suggesting'].concat([
    'dis',
    'dit',
    'dire',
    'dirai',
    'dirais',
    'pretends',
    'pense',
  ]),
);
const sayingReach = 4;

/** "I'd never say it is nothing": a phrase that holds its own negation, under a verb of saying that is denied. */
function isUnsaid({ words, negated }: Base, { first }: Match<PhraseGroup>): boolean {
  for (let at = first - 1; at >= Math.max(0, first - sayingReach); at -= 1) {
    if (words[at]?.sentence !== words[first]?.sentence) return false;
    if (saying.has(words[at]?.text ?? '')) return negated[at] === true;
  }
  return false;
}

/** Hits of a group that count as the learner's own statement. */
export function own(turn: Analysis, group: PhraseGroup): readonly Hit[] {
  return (turn.hits.get(group) ?? []).filter((hit) => hit.own && !hit.denied);
}

export const hitsIn = (turn: Analysis, group: PhraseGroup): readonly Hit[] => turn.hits.get(group) ?? [];

/** The characters of words `first` to `last`. */
export function spanOf(words: readonly Word[], first: number, last: number): Span {
  return { from: words[first]?.from ?? 0, to: words[last]?.to ?? 0 };
}

/** The characters of the clauses that words `first` to `last` stand in: evidence is read, so it is no fragment. */
export function clauseSpan({ words, clauses, clauseOf }: Analysis, first: number, last: number): Span {
  const from = clauses[clauseOf[first] ?? 0]?.first ?? first;
  const to = clauses[clauseOf[last] ?? 0]?.last ?? last;
  return spanOf(words, from, to);
}
