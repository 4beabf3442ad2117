import { scoreConversation, scorer } from '@repartee/dialogue';
import type { Language } from '@repartee/proto';

import { BadLine, parseConversationLine } from './conversation-line.js';

export interface LineCounts {
  scored: number;
  bad: number;
}

export interface LineSinks {
  /** One result as a line of JSON; resolves when more may come. */
  write: (line: string) => Promise<void>;
  report: (sentence: string) => void;
  /** Called after every line. */
  progress: (counts: LineCounts) => void;
}

const round = (value: number) => Math.round(value * 1000) / 1000;

const rounded = <Metrics extends object>(metrics: Metrics) =>
  Object.fromEntries(
    Object.entries(metrics).map(([name, value]) => [name, typeof value === 'number' ? round(value) : value]),
  );

/** The result of one line as JSON; measures to three decimals. */
export function scoreLine(line: string, language?: Language): string {
  const { id, conversation } = parseConversationLine(line, language);
  const { quality, metrics, skills, turns } = scoreConversation(conversation);
  return JSON.stringify({ id, scorer, quality, metrics: rounded(metrics), skills, turns });
}

/** Scores line after line; a bad one is reported by its number, counted from 1, and skipped. Blank lines are nothing. */
export async function scoreLines(
  lines: AsyncIterable<string>,
  language: Language | undefined,
  { write, report, progress }: LineSinks,
): Promise<LineCounts> {
  const counts: LineCounts = { scored: 0, bad: 0 };
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    try {
      await write(scoreLine(line, language));
      counts.scored += 1;
    } catch (error) {
      if (!(error instanceof BadLine)) throw error;
      report(`line ${number}: ${error.message}`);
      counts.bad += 1;
    }
    progress(counts);
  }
  return counts;
}
