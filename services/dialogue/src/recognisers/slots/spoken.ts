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
    begins starts ends takes means makes pays costs works runs holds leads closes includes gives belongs answers opens
    moves arrives lasts falls rises stops sends calls signs covers decides brings helps plays counts changes drops rings
    picks waits follows`),
  fr: wordSet(`va vais vas allons allez vont reste restent peux peut pouvez pouvons est sont sort part prend vient tient lit
    sert perd rend vend attend repond descend court dort recoit doit voit sait vaut`),
};
/** Written with an accent these tell of what is over: "passé". */
const unaccented =
  wordSet(`passe arrive commence garde paie compte marche ferme ouvre appelle change monte dure coute porte
  presente assure remplace forme joue tourne touche compte donne trouve laisse utilise tombe demande propose accepte refuse
  concerne continue rentre entre roule travaille livre signe regle pese gagne manque gere mene amene leve achete couvre
  dure cesse aide bouge baisse augmente valide termine decide forme rappelle envoie essaie suffit`);
const plural = /.{3}(?<!m)ent$/;
const nouns = wordSet('client agent argent present accident patient parent content absent different urgent talent');
const future = /.{2}(?:rai|ras|ra|rez|rons|ront)$/;
const perfect = wordSet('est sont');
const finite = /.{2}(?:e|ent)$/;
const clitics = wordSet('la les se me vous ne ils elles y en');

/** A verb of now or later: what is told beside it as over is not all of it. */
export const tellsOfNow = (turn: Analysis, { first, last }: Stretch): boolean =>
  turn.words
    .slice(first, last + 1)
    .some(
      ({ text }, step) =>
        (present[turn.language].has(text) && !(perfect.has(text) && isGone(turn.words, first + step))) ||
        (text === 'a' && turn.words[first + step - 1]?.text === 'y') ||
        (turn.language === 'fr' && isFiniteAt(turn, first + step)),
    );

/** A French verb that its form or what stands before it shows to be one. */
function isFiniteAt(turn: Analysis, at: number): boolean {
  const { words, text: written } = turn;
  const { text = '', to = 0 } = words[at] ?? {};
  const before = words[at - 1]?.text ?? '';
  if (future.test(text) || (finite.test(text) && isClitic(turn, at - 1)) || isDone(words, at)) return true;
  if (unaccented.has(text)) return written[to - 1] === 'e' && !articles.has(before);
  return plural.test(text) && !nouns.has(text) && !articles.has(before);
}

/** "Les livreurs la montent", not "à la place": before a noun these are no pronouns. */
function isClitic({ words, pack, clauseOf }: Analysis, at: number): boolean {
  const text = words[at]?.text ?? '';
  if (!clitics.has(text)) return false;
  if (!ambiguous.has(text)) return true;
  const before = words[at - 1]?.text ?? '';
  const opens = at === 0 || clauseOf[at - 1] !== clauseOf[at];
  return !opens && (subjects.has(before) || !pack.functionWords.has(before));
}
const ambiguous = wordSet('la les en');
const subjects = wordSet('je tu il elle on nous vous ils elles qui ne');

const articles = wordSet('le la les l un une des du de cette ce cet ma mon mes votre vos ta ton tes notre nos');

/** "A été fixé": what has been settled holds now. */
const isDone = (words: Analysis['words'], at: number): boolean =>
  /^(?:a|ont)$/.test(words[at]?.text ?? '') && words[at + 1]?.text === 'ete';

/** "Il n'est jamais passé" is over. */
const isGone = (words: Analysis['words'], at: number): boolean =>
  words.slice(at + 1, at + 4).some(({ text }) => gone.test(text));
