import type { Language } from '@repartee/proto';
import type { Play } from '../../model/index.js';
import type { Terms } from './terms.js';
import { stemsOf, termsOf } from './terms.js';

/** One authored way to ask: which of the questions it is one of, and the square root of its weights squared. */
interface Way {
  question: number;
  length: number;
}

interface Posting {
  /** Index of the way, and what the term weighs in it. */
  way: number;
  weight: number;
}

/** The ways to ask each of a scenario's questions, by the terms they hold. */
export interface Ways {
  ids: readonly string[];
  ways: readonly Way[];
  postings: ReadonlyMap<string, readonly Posting[]>;
  /** Questions whose patterns, or whose answers, hold a term. */
  heard: ReadonlyMap<string, readonly number[]>;
  answered: ReadonlyMap<string, readonly number[]>;
  /** How telling a term is: the fewer questions are asked with it, the more. */
  tells: (term: string) => number;
  /** Whether most of what answers the other answers the one as well. */
  areAnsweredAlike: (one: string, other: string) => boolean;
}

const least = 0.02;

/** The fourth root of how rare a term is, less 1: like a logarithm, and to the bit the same on every machine. */
const rarity = (questions: number, holding: number): number =>
  Math.max(least, Math.sqrt(Math.sqrt((questions + 1) / (holding + 0.5))) - 1);

const wordsOfPattern = (pattern: string): string => pattern.replace(/[~?*_|<>]/g, ' ');

const byTerm = (vocabularies: readonly ReadonlySet<string>[]): Map<string, number[]> => {
  const holding = new Map<string, number[]>();
  for (const [question, vocabulary] of vocabularies.entries())
    for (const term of vocabulary) holding.set(term, [...(holding.get(term) ?? []), question]);
  return holding;
};

const pointsFor = ({ scenario }: Play, id: string): Play['scenario']['points'] =>
  scenario.points.filter(({ answers, refuses }) => answers?.includes(id) === true || refuses?.includes(id) === true);

const sharingAnswers = (play: Play): Ways['areAnsweredAlike'] => {
  const points = new Map(
    play.scenario.questions.map(({ id }) => [id, new Set(pointsFor(play, id).map((point) => point.id))] as const),
  );
  return (one, other) => {
    const [its, others] = [points.get(one), [...(points.get(other) ?? [])]];
    return others.filter((id) => its?.has(id) === true).length * 2 > others.length;
  };
};

const answersOf = (play: Play, id: string, language: Language): string[] =>
  pointsFor(play, id).flatMap(({ lines }) => lines[language]);

interface Read {
  question: number;
  terms: Terms;
}

const postingsOf = (read: readonly Read[], tells: Ways['tells']): Pick<Ways, 'ways' | 'postings'> => {
  const postings = new Map<string, Posting[]>();
  const ways = read.map(({ question, terms }, way) => {
    let squares = 0;
    for (const [term, counts] of terms) {
      const weight = counts * tells(term);
      squares += weight * weight;
      const known = postings.get(term);
      if (known) known.push({ way, weight });
      else postings.set(term, [{ way, weight }]);
    }
    return { question, length: Math.sqrt(squares) };
  });
  return { ways, postings };
};

/** Prepares the questions of a scenario for `likeness`. */
export function waysToAsk(play: Play, language: Language): Ways {
  const { questions, ways_to_ask: sentences } = play.scenario;
  const read = questions.flatMap(({ id }, question) =>
    (sentences?.[id]?.[language] ?? []).map((text) => ({ question, terms: termsOf(text, language) })),
  );
  const asking = byTerm(
    questions.map(
      (_, at) => new Set(read.flatMap(({ question, terms }) => (question === at ? [...terms.keys()] : []))),
    ),
  );
  const tells = (term: string): number => rarity(questions.length, asking.get(term)?.length ?? 0);
  return {
    ids: questions.map(({ id }) => id),
    ...postingsOf(read, tells),
    heard: byTerm(questions.map(({ heard }) => stemsOf(heard[language].map(wordsOfPattern), language))),
    answered: byTerm(questions.map(({ id }) => stemsOf(answersOf(play, id, language), language))),
    tells,
    areAnsweredAlike: sharingAnswers(play),
  };
}
