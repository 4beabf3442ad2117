import { languages } from '@repartee/proto';
import type { Patterns } from '@repartee/proto';
import { PatternError, compilePattern } from './pattern.js';

/** What is wrong with an author's patterns, one sentence each with its remedy; empty where all can be used. */
export function checkPatterns(patterns: Patterns): string[] {
  return languages.flatMap((language) =>
    patterns[language].flatMap((source) => {
      try {
        compilePattern(source, language);
        return [];
      } catch (error) {
        if (error instanceof PatternError) return [error.message];
        throw error;
      }
    }),
  );
}
