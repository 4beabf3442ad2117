import type { Analysis } from '../analysis.js';
import { wordSet } from '../text/word-set.js';
import { calendars } from './calendar.js';
import type { Stretch } from './matter.js';
import { gone, isAside, stemsIn } from './matter.js';

const longest = 13;
const loose = wordSet(`and but so then or that which who to the a an of in at on by for with from your my our as if when
  et mais donc ou que qui de le la les un une du des a au aux en dans sur par pour avec sans ce me te se dont si comme
  before after until avant apres okay please promise promis`);

/** The clauses of a stretch that say something, the first of them first; those that only give one's word are passed over. */
export function clausesWithin(turn: Analysis, { first, last }: Stretch): Stretch[] {
  const { clauses, clauseOf } = turn;
  return clauses
    .slice(clauseOf[first] ?? 0, (clauseOf[last] ?? 0) + 1)
    .filter((clause) => !clause.conditional && stemsIn(turn, clause).length > 0)
    .map((clause) => ({ first: Math.max(first, clause.first), last: Math.min(last, clause.last) }));
}

/** Where what is said ends: before an aside, no phrase cut in two and no loose end. */
export function loosened(turn: Analysis, { first, last }: Stretch): number {
  let end = first;
  while (end < last && !isAside(turn, end + 1)) end += 1;
  if (end - first >= longest) {
    end = first + longest - 1;
    while (end > first + 2 && !loose.has(turn.words[end + 1]?.text ?? '')) end -= 1;
  }
  // "It comes to me": what is loose in one language is not in the other.
  const isLoose = (text: string): boolean => loose.has(text) && !(text === 'me' && turn.language === 'en');
  while (end > first && isLoose(turn.words[end]?.text ?? '')) end -= 1;
  return end;
}

/** Lower case, but for names and for days and months as English writes them. */
export function plainCase({ text, language, words }: Analysis, from: number, to: number): string {
  const written = text.slice(from, to);
  const at = words.findIndex((word) => word.from === from);
  const opens = words[at]?.sentence !== words[at - 1]?.sentence;
  const { weekdays, months } = calendars[language];
  const lower = written.toLowerCase();
  const named = language === 'en' && (weekdays.has(lower) || (months.has(lower) && lower !== 'may'));
  if (named) return lower.charAt(0).toUpperCase() + lower.slice(1);
  return opens ? lower : written;
}

const present = {
  en: wordSet(`will shall can is are am stays stay goes go keep keeps remains do does has have need needs comes gets leaves
    begins starts ends takes means makes pays costs works runs holds leads closes includes gives belongs answers`),
  fr: wordSet('va vais vas allons allez vont reste restent peux peut pouvez pouvons est sont'),
};
const future = /.{2}(?:rai|ras|ra|rez|rons|ront)$/;
const perfect = wordSet('est sont');
const finite = /.{2}(?:e|ent)$/;
const clitics = wordSet('la les se me vous ne ils elles y en');

/** A verb of now or later: what is told beside it as over is not all of it. */
export const tellsOfNow = ({ words, language }: Analysis, { first, last }: Stretch): boolean =>
  words
    .slice(first, last + 1)
    .some(
      ({ text }, step) =>
        (present[language].has(text) && !(perfect.has(text) && isGone(words, first + step))) ||
        (text === 'a' && words[first + step - 1]?.text === 'y') ||
        (language === 'fr' &&
          (future.test(text) || (finite.test(text) && clitics.has(words[first + step - 1]?.text ?? '')))),
    );

/** "Il n'est jamais passé" is over. */
const isGone = (words: Analysis['words'], at: number): boolean =>
  words.slice(at + 1, at + 4).some(({ text }) => gone.test(text));
