import type { Analysis } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import type { Word } from '../text/words.js';
import type { Piece } from './amounts.js';
import { calendars } from './calendar.js';

const before = new Set(
  [
    'is',
    'am',
    'called',
    'colleague',
    'boss',
    'manager',
    'assistant',
    'with',
    'by',
    'from',
    'to',
    'and',
    'mr',
    'mrs',
    'ms',
    'miss',
  ].concat(
    [
      'appelle',
      'ce',
      'est',
      'suis',
      'collegue',
      'chef',
      'responsable',
      'avec',
      'par',
      'monsieur',
      'madame',
      'mme',
      'm',
      'mlle',
      'a',
      'et',
    ],
    [
      'technician',
      'technicien',
      'technicienne',
      'director',
      'directeur',
      'directrice',
      'engineer',
      'de',
      'for',
      'pour',
      'ask',
      'tell',
      'dr',
    ],
  ),
);
const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'monsieur', 'madame', 'mme', 'm', 'mlle', 'dr']);
const notNames = new Set(
  [
    'i',
    'english',
    'french',
    'german',
    'english',
    'europe',
    'france',
    'paris',
    'lyon',
    'lille',
    'nantes',
    'london',
    'god',
    'internet',
  ].concat(['ceo', 'hr', 'rh', 'sav', 'madame', 'monsieur', 'sir', 'francais', 'anglais']),
);

/** Names: after "my name is" in any case, elsewhere with a capital that no sentence start explains. */
export function namesOf(turn: Analysis): Piece[] {
  const introduced = new Set(
    hitsIn(turn, 'introduction')
      .filter(({ first, last }) => ['name', 'appelle', 'nom'].some((word) => wordsIn(turn, first, last).includes(word)))
      .map(({ last }) => last + 1),
  );
  const found: Piece[] = [];
  for (let at = 0; at < turn.words.length; at += 1) {
    if (!(introduced.has(at) && mayName(turn, at)) && !isName(turn, at)) continue;
    const last = endOfName(turn, at);
    const said = titleCase(turn.text.slice(turn.words[at]?.from, turn.words[last]?.to));
    found.push({ type: 'name', value: wordsIn(turn, at, last).join(' '), said, first: at, last });
    at = last;
  }
  return found;
}

/** "My name is on the file", "au nom de notre service". */
const mayName = ({ words, pack }: Analysis, at: number): boolean => {
  const text = words[at]?.text ?? '';
  return !pack.functionWords.has(text) && !pack.commonWords.has(text);
};

const wordsIn = ({ words }: Analysis, first: number, last: number): string[] =>
  words.slice(first, last + 1).map(({ text }) => text);

function isName(turn: Analysis, at: number): boolean {
  const word = turn.words[at];
  if (!word || !isCapitalised(turn, word) || at === (turn.sentences[word.sentence]?.first ?? -1)) return false;
  return before.has(turn.words[at - 1]?.text ?? '') || turn.words[at - 1]?.before === ',' || isCapitalNoun(turn, at);
}

/** "my colleague Sophie": a common noun before it. */
function isCapitalNoun({ words, pack }: Analysis, at: number): boolean {
  const previous = words[at - 1];
  return (
    previous !== undefined && !previous.capital && !pack.functionWords.has(previous.text) && words[at]?.before === ''
  );
}

function isCapitalised({ pack, text, language }: Analysis, word: Word): boolean {
  if (!word.capital || word.text.length < 2 || notNames.has(word.text) || titles.has(word.text)) return false;
  if (pack.functionWords.has(word.text) || pack.commonWords.has(word.text)) return false;
  const written = text.slice(word.from, word.to);
  const { weekdays, months } = calendars[language];
  return written !== written.toUpperCase() && !weekdays.has(word.text) && !months.has(word.text);
}

function endOfName(turn: Analysis, at: number): number {
  const next = turn.words[at + 1];
  return next && next.before === '' && isCapitalised(turn, next) ? at + 1 : at;
}

const titleCase = (written: string): string =>
  written.replace(/(^|[\s-])(\p{Ll})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase());
