import type { Language, Patterns } from '@repartee/proto';
import { findPatterns, indexPatterns } from '../patterns/index.js';
import type { PatternIndex } from '../patterns/index.js';
import type { Analysis } from './analysis.js';
import type { CounterpartTurn } from './context.js';
import { packs } from './language/index.js';
import { fold } from './text/fold.js';
import { stemOf } from './text/stem.js';
import { wordsOf } from './text/words.js';

/** What a learner's turn may share with the counterpart's. */
export interface Ground {
  /** Distinct things the counterpart said, by stem or by key-word pattern. */
  size: number;
  /** For each of the turn's words, the thing it gives back, or -1. */
  shared: readonly number[];
  /** The counterpart's text ends in a question. */
  asked: boolean;
}

const nothing: Ground = { size: 0, shared: [], asked: false };

/** Content words of a text, folded and stemmed; numbers count. */
export function contentStem(text: string, language: Language): string | undefined {
  return packs[language].functionWords.has(text) ? undefined : stemOf(text, language);
}

/** Compares with the points' key words where there is a play, and with the text itself where there is none. */
export function groundOf(turn: Analysis, counterpart: CounterpartTurn | undefined, inSession: boolean): Ground {
  if (!counterpart) return nothing;
  if (inSession) return pointGround(turn, counterpart);
  return counterpart.text === undefined ? nothing : textGround(turn, counterpart.text);
}

function textGround({ words, language }: Analysis, text: string): Ground {
  const stems = stemsOf(text, language);
  const shared = words.map((word) => {
    const stem = contentStem(word.text, language);
    return stem === undefined ? -1 : (stems.get(stem) ?? -1);
  });
  return { size: stems.size, shared, asked: text.trimEnd().endsWith('?') };
}

function stemsOf(text: string, language: Language): Map<string, number> {
  const stems = new Map<string, number>();
  for (const word of wordsOf(text, language).words) {
    const stem = contentStem(word.text, language);
    if (stem !== undefined && !stems.has(stem)) stems.set(stem, stems.size);
  }
  return stems;
}

const pointIndexes = new WeakMap<Patterns, Map<Language, PatternIndex<number>>>();

/** "Là" reads like "la", and neither gives anything back by itself. */
const isTelling = (pattern: string, language: Language): boolean => !packs[language].functionWords.has(fold(pattern));

/** The key words of one point, prepared once. */
function pointIndex(patterns: Patterns, language: Language): PatternIndex<number> {
  const known = pointIndexes.get(patterns) ?? new Map<Language, PatternIndex<number>>();
  pointIndexes.set(patterns, known);
  const index =
    known.get(language) ??
    indexPatterns(
      patterns[language].map((pattern, id) => ({ id, patterns: isTelling(pattern, language) ? [pattern] : [] })),
      language,
    );
  known.set(language, index);
  return index;
}

/**
 * What the turn shares with everything the persona has said so far: the key words of its points, and those of their
 * topics, since people give a matter back in words of their own.
 */
export function sessionGround(
  turn: Analysis,
  said: readonly CounterpartTurn[],
  topics: readonly { id: string; first: number; last: number }[],
): Ground {
  const points = [...new Set(said.flatMap((one) => one.points))];
  const { size, shared, asked } = pointGround(turn, { points, asks: said.at(-1)?.asks ?? [] });
  const raised = [...new Set(said.flatMap((one) => one.topics ?? []))];
  const wide = [...shared];
  for (const { id, first, last } of topics) {
    const at = raised.indexOf(id);
    if (at >= 0 && wide[first] === -1) wide.fill(size + at, first, last + 1);
  }
  return { size: size + raised.length, shared: wide, asked };
}

function pointGround({ words, language }: Analysis, { points, asks }: CounterpartTurn): Ground {
  const shared = new Array<number>(words.length).fill(-1);
  let size = 0;
  for (const patterns of points) {
    for (const { id, first, last } of findPatterns(pointIndex(patterns, language), words)) {
      shared.fill(size + id, first, last + 1);
    }
    size += patterns[language].length;
  }
  return { size, shared, asked: asks.length > 0 };
}

/** How many different things of the counterpart's words `first` to `last` give back. */
export function sharedCount({ shared }: Ground, first: number, last: number): number {
  const seen = new Set<number>();
  for (let at = first; at <= last; at += 1) {
    const thing = shared[at] ?? -1;
    if (thing >= 0) seen.add(thing);
  }
  return seen.size;
}
