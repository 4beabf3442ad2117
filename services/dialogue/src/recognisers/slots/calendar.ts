import type { Language } from '@repartee/proto';

const numbered = (words: string): ReadonlyMap<string, number> =>
  new Map(
    words.split(' ').flatMap((names, index) => names.split('/').map((name): [string, number] => [name, index + 1])),
  );

/** The words of dates in one language. */
export interface Calendar {
  weekdays: ReadonlyMap<string, number>;
  months: ReadonlyMap<string, number>;
  /** Days by their distance from today. */
  days: ReadonlyMap<string, number>;
  next: ReadonlySet<string>;
  last: ReadonlySet<string>;
  /** Names as they are written in a sentence, by number from 1. */
  weekdayNames: readonly string[];
  monthNames: readonly string[];
}

export const calendars: Readonly<Record<Language, Calendar>> = {
  en: {
    weekdays: numbered(
      'monday/mon/mondays tuesday/tue/tues wednesday/wed thursday/thu/thurs friday/fri saturday sunday',
    ),
    months: numbered(
      'january/jan february/feb march april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec',
    ),
    days: new Map([
      ['today', 0],
      ['tonight', 0],
      ['tomorrow', 1],
      ['yesterday', -1],
    ]),
    next: new Set(['next', 'coming', 'following']),
    last: new Set(['last', 'past', 'previous']),
    weekdayNames: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
    monthNames: 'January February March April May June July August September October November December'.split(' '),
  },
  fr: {
    weekdays: numbered('lundi/lundis mardi/mardis mercredi jeudi/jeudis vendredi/vendredis samedi dimanche'),
    months: numbered('janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'),
    days: new Map([
      ['aujourdhui', 0],
      ['demain', 1],
      ['hier', -1],
    ]),
    next: new Set(['prochain', 'prochaine', 'suivant', 'suivante', 'prochains']),
    last: new Set(['dernier', 'derniere', 'passe', 'passee', 'precedent']),
    weekdayNames: 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' '),
    monthNames: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  },
};
