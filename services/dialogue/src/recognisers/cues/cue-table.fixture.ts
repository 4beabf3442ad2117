import { languages } from '@repartee/proto';
import type { Language } from '@repartee/proto';
import { readTurn } from '../read-turn.js';

/** Turns that show a cue, and near ones that do not. */
export interface CueTable {
  shows: readonly string[];
  not: readonly string[];
}

export const cuesIn = (text: string, language: Language): string[] =>
  readTurn({ text, language }).cues.map(({ cue }) => cue);

/** Declares one test a turn: it shows the cue, or it does not. */
export function describeCue(cue: string, tables: Readonly<Record<Language, CueTable>>): void {
  describe(`the cue ${cue}`, () => {
    for (const language of languages) {
      it.each(tables[language].shows)(`is shown (${language}): %s`, (text) => {
        expect(cuesIn(text, language)).toContain(cue);
      });
      it.each(tables[language].not)(`is not shown (${language}): %s`, (text) => {
        expect(cuesIn(text, language)).not.toContain(cue);
      });
    }
  });
}
