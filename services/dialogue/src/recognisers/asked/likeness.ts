import type { Terms } from './terms.js';
import type { Ways } from './ways.js';

/** How like a question is to one of the scenario's, each part from 0 to 1. */
export interface Likeness {
  id: string;
  /** To the way of asking it that is nearest: the cosine of their terms. */
  nearest: number;
  /** To the three nearest, on average. */
  near: number;
  /** What share of its telling words the patterns of the question hold, and what share its answers. */
  heard: number;
  answered: number;
}

const mostNear = 3;

/** The cosine of a question to each way of asking, by question, greatest first. */
const cosines = ({ ids, ways, postings, tells }: Ways, terms: Terms): number[][] => {
  const products = new Map<number, number>();
  let squares = 0;
  for (const [term, counts] of terms) {
    const weight = counts * tells(term);
    squares += weight * weight;
    for (const { way, weight: its } of postings.get(term) ?? [])
      products.set(way, (products.get(way) ?? 0) + weight * its);
  }
  const found: number[][] = ids.map(() => []);
  const length = Math.sqrt(squares);
  for (const [at, product] of products) {
    const way = ways[at];
    if (way && length > 0) found[way.question]?.push(product / (length * way.length));
  }
  return found.map((some) => some.sort((one, other) => other - one));
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / mostNear;

/** What share of the words asked with are held by each question's vocabulary. */
const shares = ({ ids, tells }: Ways, terms: Terms, vocabulary: Ways['heard']): number[] => {
  const held = ids.map(() => 0);
  let all = 0;
  for (const [term, counts] of terms) {
    if (counts < 1) continue;
    all += tells(term);
    for (const question of vocabulary.get(term) ?? []) held[question] = (held[question] ?? 0) + tells(term);
  }
  return held.map((value) => (all > 0 ? value / all : 0));
};

/** How like a question is to each of the scenario's, in their order. */
export function likeness(ways: Ways, terms: Terms): Likeness[] {
  const near = cosines(ways, terms);
  const heard = shares(ways, terms, ways.heard);
  const answered = shares(ways, terms, ways.answered);
  return ways.ids.map((id, at) => ({
    id,
    nearest: near[at]?.[0] ?? 0,
    near: mean(near[at]?.slice(0, mostNear) ?? []),
    heard: heard[at] ?? 0,
    answered: answered[at] ?? 0,
  }));
}
