import type { CounterpartTurn } from '@repartee/dialogue';
import { contentStem, readTurn } from '@repartee/dialogue';
import type { Language, Patterns, Point } from '@repartee/proto';

import { wordsOf } from '../text.js';
import type { Readings } from './readings.js';

const MOST_POINTS = 2;
const SHARED_STEMS = 2;

/**
 * A turn of the persona's that says just this. In a session the recognisers see the key words that an author gave to a
 * point, never its sentences; here these are the key words of the points with a line most like the sentence, and the
 * sentence's own content words.
 */
export function counterpartSaying({ play, language }: Readings, text: string): CounterpartTurn {
  const stems = stemsOf(text, language);
  const { topics, question } = readTurn({ text, language, play });
  const points = [...wordsOfStems(stems), ...nearest(play.scenario.points, stems, language)];
  return { points, topics, asks: question === 'none' ? [] : ['asked'] };
}

const stemsOf = (text: string, language: Language): Set<string> =>
  new Set(
    wordsOf(text)
      .flatMap((word) => word.split(/['-]/))
      .flatMap((word) => contentStem(word, language) ?? []),
  );

function wordsOfStems(stems: ReadonlySet<string>): Patterns[] {
  const patterns = [...stems].filter((stem) => /^[a-z0-9]{2,}$/.test(stem)).map((stem) => `${stem}~`);
  return patterns.length > 0 ? [{ en: patterns, fr: patterns }] : [];
}

function nearest(points: readonly Point[], stems: ReadonlySet<string>, language: Language): Patterns[] {
  const shared = ({ lines }: Point) =>
    Math.max(...lines[language].map((line) => [...stemsOf(line, language)].filter((stem) => stems.has(stem)).length));
  return points
    .map((point) => ({ words: point.words, shared: shared(point) }))
    .filter((point) => point.shared >= SHARED_STEMS)
    .sort((one, other) => other.shared - one.shared)
    .slice(0, MOST_POINTS)
    .flatMap(({ words }) => words ?? []);
}
