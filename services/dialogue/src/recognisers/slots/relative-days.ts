import type { Language } from '@repartee/proto';
import type { Word } from '../text/words.js';
import type { Piece } from './amounts.js';

/** A date as it was read: its value, how it is said, and the words it takes. */
export type DateRead = Pick<Piece, 'value' | 'said' | 'last'> & { first?: number };

/** Fixed phrases, longest first: words, value, how it is said. */
const relative: Readonly<Record<Language, readonly (readonly [phrase: string, value: string, said: string])[]>> = {
  en: [
    ['the day after tomorrow', 'day:2', 'the day after tomorrow'],
    ['end of the week', 'week:0:end', 'the end of the week'],
    ['end of this week', 'week:0:end', 'the end of the week'],
    ['end of the month', 'month:0:end', 'the end of the month'],
    ['end of this month', 'month:0:end', 'the end of the month'],
    ['end of next month', 'month:1:end', 'the end of next month'],
    ['first of next month', 'month:1:first', 'the first of next month'],
    ['first of the month', 'date:?-01', 'the first of the month'],
    ['end of next week', 'week:1:end', 'the end of next week'],
    ['end of the day', 'day:0', 'the end of the day'],
    ['end of the year', 'year:0:end', 'the end of the year'],
    ['end of the quarter', 'quarter:0:end', 'the end of the quarter'],
    ['week after next', 'week:2', 'the week after next'],
    ['month after next', 'month:2', 'the month after next'],
    ['next week', 'week:1', 'next week'],
    ['this week', 'week:0', 'this week'],
    ['next month', 'month:1', 'next month'],
    ['this month', 'month:0', 'this month'],
    ['next quarter', 'quarter:1', 'next quarter'],
    ['next year', 'year:1', 'next year'],
    ['last week', 'week:-1', 'last week'],
    ['last month', 'month:-1', 'last month'],
    ['last year', 'year:-1', 'last year'],
    ['this afternoon', 'day:0', 'this afternoon'],
    ['this evening', 'day:0', 'this evening'],
    ['this morning', 'day:0', 'this morning'],
  ],
  fr: [
    ['fin de semaine prochaine', 'week:1:end', 'fin de semaine prochaine'],
    ['fin de la semaine prochaine', 'week:1:end', 'la fin de la semaine prochaine'],
    ['fin du mois prochain', 'month:1:end', 'la fin du mois prochain'],
    ['premier du mois prochain', 'month:1:first', 'le premier du mois prochain'],
    ['premier du mois', 'date:?-01', 'le premier du mois'],
    ['la semaine prochaine', 'week:1', 'la semaine prochaine'],
    ['semaine prochaine', 'week:1', 'la semaine prochaine'],
    ['cette semaine', 'week:0', 'cette semaine'],
    ['la semaine derniere', 'week:-1', 'la semaine dernière'],
    ['fin de semaine', 'week:0:end', 'fin de semaine'],
    ['fin de la semaine', 'week:0:end', 'la fin de la semaine'],
    ['fin du mois', 'month:0:end', 'la fin du mois'],
    ['fin de mois', 'month:0:end', 'la fin du mois'],
    ["fin de l'annee", 'year:0:end', "la fin de l'année"],
    ['fin de journee', 'day:0', 'ce soir'],
    ['le mois prochain', 'month:1', 'le mois prochain'],
    ['mois prochain', 'month:1', 'le mois prochain'],
    ['ce mois', 'month:0', 'ce mois-ci'],
    ['le mois dernier', 'month:-1', 'le mois dernier'],
    ["l'annee prochaine", 'year:1', "l'année prochaine"],
    ['trimestre prochain', 'quarter:1', 'le trimestre prochain'],
    ['apres demain', 'day:2', 'après-demain'],
    ['avant hier', 'day:-2', 'avant-hier'],
    ['ce soir', 'day:0', 'ce soir'],
    ['cet apres midi', 'day:0', 'cet après-midi'],
    ['ce matin', 'day:0', 'ce matin'],
    ['huitaine', 'P7D', 'une huitaine'],
  ],
};

const split: Readonly<Record<Language, readonly (readonly [words: readonly string[], value: string, said: string])[]>> =
  {
    en: relative.en.map(([phrase, value, said]) => [phrase.split(' '), value, said]),
    fr: relative.fr.map(([phrase, value, said]) => [phrase.replaceAll("l'", 'le ').split(' '), value, said]),
  };
const openings: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(split.en.map(([words]) => words[0] ?? '')),
  fr: new Set(split.fr.map(([words]) => words[0] ?? '')),
};

/** The fixed phrase for a day or a stretch of days that begins at a word. */
export function relativeAt(words: readonly Word[], at: number, language: Language): DateRead | undefined {
  if (!openings[language].has(words[at]?.text ?? '')) return undefined;
  for (const [phrase, value, said] of split[language]) {
    if (phrase.every((text, step) => words[at + step]?.text === text))
      return { value, said, last: at + phrase.length - 1 };
  }
  return undefined;
}
