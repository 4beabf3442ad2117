import type { Slot } from '../../model/index.js';
import type { Analysis } from '../analysis.js';
import { wordSet } from '../text/word-set.js';
import { goesBack } from './matter.js';

const units: Readonly<Record<string, string>> = {
  hour: 'PT1H',
  day: 'P1D',
  week: 'P7D',
  month: 'P1M',
  year: 'P1Y',
  heure: 'PT1H',
  jour: 'P1D',
  journee: 'P1D',
  semaine: 'P7D',
  mois: 'P1M',
};
const possessive = { en: wordSet('your'), fr: wordSet('votre ta ton') };
const article = { en: wordSet('the that this'), fr: wordSet('la le l cette ce') };
/** What is said of a time agreed on: "the free week", "la semaine prévue". */
const settled = {
  en: wordSet('full whole free agreed promised planned one single only'),
  fr: wordSet('entiere entier gratuite offerte prevue promise convenue seule unique'),
};

/**
 * One stretch of time that is spoken of as settled: "your day a week", "the full hour, as agreed", "la semaine prévue".
 * How long it is stands in the word alone; "the week" by itself may be any.
 */
export function knownSpansOf(turn: Analysis, taken: readonly Slot[]): Slot[] {
  const { words, language, sentences } = turn;
  return words.flatMap((word, at): Slot[] => {
    const value = Object.hasOwn(units, word.text) ? units[word.text] : undefined;
    const sentence = sentences[word.sentence];
    if (value === undefined || !sentence || turn.quoted[at] === true) return [];
    const qualified =
      language === 'en' ? settled.en.has(words[at - 1]?.text ?? '') : settled.fr.has(words[at + 1]?.text ?? '');
    const before = words[language === 'en' && qualified ? at - 2 : at - 1]?.text ?? '';
    const isYours =
      possessive[language].has(before) && words[at + 1]?.before === '' && of.has(words[at + 1]?.text ?? '');
    const back = goesBack(turn, sentence) ?? 'concluded';
    const isSettled = qualified && article[language].has(before);
    if (!isYours && !isSettled) return [];
    if (taken.some(({ span }) => span.from < word.to && word.from < span.to)) return [];
    const first = language === 'en' && qualified ? at - 1 : at;
    const last = language === 'fr' && qualified ? at + 1 : at;
    const span = { from: words[first]?.from ?? 0, to: words[last]?.to ?? 0 };
    return [{ type: 'duration', value, said: turn.text.slice(span.from, span.to).toLowerCase(), span, back }];
  });
}

/** "Your day a week", "votre journée de formation". */
const of = wordSet('a of for per par de d pour');
