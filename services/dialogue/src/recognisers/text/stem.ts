import type { Language } from '@repartee/proto';

const endings: Readonly<Record<Language, readonly (readonly [ending: string, instead: string])[]>> = {
  en: [
    ['ational', 'ate'],
    ['iveness', 'ive'],
    ['fulness', 'ful'],
    ['ations', 'ate'],
    ['ation', 'ate'],
    ['ments', ''],
    ['ment', ''],
    ['ingly', ''],
    ['edly', ''],
    ['ities', 'ity'],
    ['ness', ''],
    ['ings', ''],
    ['ing', ''],
    ['ied', 'y'],
    ['ies', 'y'],
    ['ers', ''],
    ['ely', ''],
    ['ily', 'y'],
    ['ed', ''],
    ['er', ''],
    ['es', ''],
    ['ly', ''],
    ['s', ''],
    ['e', ''],
  ],
  fr: [
    ['issements', 'i'],
    ['issement', 'i'],
    ['ements', ''],
    ['ement', ''],
    ['ations', ''],
    ['ation', ''],
    ['erions', ''],
    ['eraient', ''],
    ['issons', 'i'],
    ['issez', 'i'],
    ['issent', 'i'],
    ['aient', ''],
    ['erait', ''],
    ['erais', ''],
    ['eriez', ''],
    ['ments', ''],
    ['ment', ''],
    ['ances', ''],
    ['ance', ''],
    ['euses', 'eu'],
    ['euse', 'eu'],
    ['ions', ''],
    ['erez', ''],
    ['eront', ''],
    ['eons', ''],
    ['ives', 'if'],
    ['ive', 'if'],
    ['ons', ''],
    ['iez', ''],
    ['ait', ''],
    ['ais', ''],
    ['ent', ''],
    ['ees', ''],
    ['eux', 'eu'],
    ['era', ''],
    ['erai', ''],
    ['ant', ''],
    ['aux', 'al'],
    ['ez', ''],
    ['er', ''],
    ['ir', ''],
    ['ee', ''],
    ['es', ''],
    ['e', ''],
    ['s', ''],
    ['x', ''],
  ],
};

const shortest = 3;
const memos: Readonly<Record<Language, Map<string, string>>> = { en: new Map(), fr: new Map() };
const memoLimit = 20_000;

/** A light stem of a folded word: enough for "delivered" and "deliveries" to meet, no dictionary behind it. */
export function stemOf(word: string, language: Language): string {
  const memo = memos[language];
  const known = memo.get(word);
  if (known !== undefined) return known;
  if (memo.size >= memoLimit) memo.clear();
  const found = strip(word, language);
  memo.set(word, found);
  return found;
}

function strip(word: string, language: Language): string {
  for (const [ending, instead] of endings[language]) {
    if (word.length - ending.length < shortest || !word.endsWith(ending)) continue;
    if (ending === 's' && (word.endsWith('ss') || word.endsWith('us'))) continue;
    return undouble(word.slice(0, -ending.length) + instead);
  }
  return undouble(word);
}

/** "stopp" and "stop", "deliveri" and "delivery" are one. */
function undouble(stem: string): string {
  const last = stem.at(-1);
  if (stem.length > shortest && last !== undefined && last === stem.at(-2) && !'ls'.includes(last)) {
    return stem.slice(0, -1);
  }
  return last === 'y' && stem.length > shortest ? `${stem.slice(0, -1)}i` : stem;
}
