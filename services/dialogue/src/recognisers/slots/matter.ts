import type { Slot } from '../../model/index.js';
import type { Analysis } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import { tellsOfPast } from '../text/past.js';
import { wordSet } from '../text/word-set.js';
import { matterStem } from './kindred.js';
import { numberAt } from './numbers.js';

/** Words from the first to the last. */
export interface Stretch {
  first: number;
  last: number;
}

/** Numbers, and names of days: values of their own. */
const isValue = ({ words, language }: Analysis, at: number): boolean =>
  words[at]?.number === true ||
  numberAt(words, at, language) !== undefined ||
  (ofHours.has(words[at]?.text ?? '') && at > 0 && isCounted(words, at - 1, language));

/** "Neuf heures" is one value. */
const ofHours = wordSet('heure heures');
const isCounted = (words: Analysis['words'], at: number, language: Analysis['language']): boolean =>
  words[at]?.number === true || numberAt(words, at, language) !== undefined;

/** A word within "as I told you" or "you have my word" says nothing of the matter. */
export const isAside = (turn: Analysis, at: number): boolean =>
  (['said_before', 'pledge'] as const).some((group) =>
    hitsIn(turn, group).some(({ first, last }) => first <= at && at <= last && isByTheWay(turn, group, last)),
  );

/** "I promise to call" gives its word on what follows; "I give you my word" ends what was said. */
const isByTheWay = ({ words }: Analysis, group: 'said_before' | 'pledge', last: number): boolean => {
  const next = words[last + 1];
  return group === 'said_before' || next === undefined || next.before !== '' || next.sentence !== words[last]?.sentence;
};

/** What a word says of the matter, where it says something. */
export const stemAt = (turn: Analysis, at: number): string | undefined =>
  isValue(turn, at) || isAside(turn, at)
    ? undefined
    : (phraseAt(turn, at) ?? matterStem(turn.words[at]?.text ?? '', turn.language));

const phrases: Readonly<Record<string, string>> = {
  'let go': 'dismissed',
  'laid off': 'dismissed',
  'look after': 'looking',
  'drop in': 'comes',
  'drop by': 'comes',
  'pop in': 'comes',
  'come by': 'comes',
  'stop by': 'comes',
};
const losing = {
  en: { verb: /^(?:lose|loses|losing)$/, post: /^(?:job|jobs|post|posts|position|work)$/, is: 'dismissed' },
  fr: {
    verb: /^(?:perdre|perd|perdez|perdra|perdrez|perdront)$/,
    post: /^(?:poste|emploi|place|travail)$/,
    is: 'licencie',
  },
};

/** "Lose her job", "perdra son poste". */
const isLosingPost = ({ words, language }: Analysis, at: number): boolean =>
  losing[language].verb.test(words[at]?.text ?? '') &&
  [1, 2].some((step) => losing[language].post.test(words[at + step]?.text ?? ''));

/** Two words with a meaning of their own: "let go". */
const phraseAt = (turn: Analysis, at: number): string | undefined => {
  const { words, language } = turn;
  if (isLosingPost(turn, at)) return matterStem(losing[language].is, language);
  const known = language === 'en' ? phrases[`${words[at]?.text} ${words[at + 1]?.text}`] : undefined;
  const stem = known === undefined ? undefined : matterStem(known, language);
  // To look after somebody is more than to look; to drop in is to come.
  return known === 'comes' ? stem : stem?.replace(/^~/, '');
};

/** The matter in words of a stretch: stems that carry meaning of their own, each once. */
export function stemsIn(turn: Analysis, { first, last }: Stretch): string[] {
  const stems: string[] = [];
  for (let at = first; at <= last; at += 1) {
    const stem = stemAt(turn, at);
    if (stem !== undefined && !stems.includes(stem)) stems.push(stem);
  }
  return stems;
}

/** Said to have been said before, or opened or closed as a conclusion. */
export const goesBack = (turn: Analysis, { first, last }: Stretch): NonNullable<Slot['back']> | null => {
  if (hitsIn(turn, 'said_before').some((hit) => hit.first >= first && hit.last <= last)) return 'said';
  const { concluding } = turn.pack;
  const ends = [turn.words[first]?.text ?? '', turn.words[last]?.text ?? ''];
  return ends.some((word) => concluding.has(word)) || concludesWithin(turn, { first, last }) ? 'concluded' : null;
};

/** "Vous verrez donc": French concludes after its verb too. */
const concludesWithin = ({ words, language }: Analysis, { first, last }: Stretch): boolean =>
  language === 'fr' && words.slice(first, last + 1).some(({ text }) => text === 'donc');

/** "The three days", "your 400 euros": spoken of as known already. */
export const isTakenAsKnown = ({ words, pack }: Analysis, { type }: Pick<Slot, 'type'>, at: number): boolean =>
  type !== 'date' &&
  type !== 'hour' &&
  type !== 'promise' &&
  type !== 'name' &&
  pack.definite.has(words[at - 1]?.text ?? '');

const being = { en: wordSet('is are am be being get gets'), fr: wordSet('est sont es suis sommes etes') };
const having = { en: wordSet('have has'), fr: wordSet('ai avons a') };
/** What is had done stands before its participle: "having the loan machine brought up". */
const mostHad = 5;
/** With these "être" tells of what is over: "elle est partie". */
export const gone =
  /^(?:venu|parti|alle|arrive|reste|passe|monte|descendu|ne|mort|devenu|entre|sorti|tombe|retourne|revenu)e?s?$/;

/**
 * Told as over. What is arranged by oneself still holds ("I've booked it", "c'est réservé"), and "as I told you" tells of
 * nothing.
 */
export function isOver(turn: Analysis, { first, last }: Stretch): boolean {
  const { words, language, pack } = turn;
  const kept = words.slice(first, last + 1).filter(({ text }, step) => {
    const at = first + step;
    if (isAside(turn, at) || isPresentPasse(turn, at)) return false;
    const before = [words[at - 1]?.text ?? '', words[at - 2]?.text ?? ''];
    if (language === 'fr') {
      const next = words.slice(at + 1, at + 4).some((word) => gone.test(word.text));
      if (being.fr.has(text) && !next) return false;
      return !(having.fr.has(text) && before.some((one) => pack.persons.first.has(one)));
    }
    if (before.some((one) => being.en.has(one))) return false;
    // "You've got two days" is now, and "I'm having it brought up" is to come.
    if (text === 'got' && having.en.has(before[0] ?? '')) return false;
    if (words.slice(Math.max(first, at - mostHad), at).some((word) => word.text === 'having')) return false;
    // "The corrected file" is no telling.
    if (/ed$/.test(text) && pack.definite.has(before[0] ?? '')) return false;
    return !(before.some((one) => having.en.has(one)) && ['i', 'we'].includes(words[at - 2]?.text ?? ''));
  });
  return tellsOfPast(kept, 0, kept.length - 1, language);
}

/** "Qu'on passe" is now, "passé" is over: only the accent tells. */
const isPresentPasse = ({ words, text }: Analysis, at: number): boolean =>
  words[at]?.text === 'passe' && text[(words[at]?.to ?? 0) - 1] === 'e';

const ahead = { en: wordSet('in within after'), fr: wordSet('dans sous ici apres') };

/** "In two weeks": a day, not how long something lasts. "In the last two weeks" is neither. */
const isAhead = ({ words, language }: Analysis, at: number): boolean => {
  const back = ['about', 'around', 'another', 'une', 'environ'].includes(words[at - 1]?.text ?? '') ? 2 : 1;
  return ahead[language].has(words[at - back]?.text ?? '');
};

/** "Three weeks ago", "depuis trois semaines": a day that is over. */
const isAgo = ({ words, clauses, clauseOf, language }: Analysis, at: number, end: number): boolean => {
  const [before, second] = [words[at - 1]?.text ?? '', words[at - 2]?.text ?? ''];
  if (language === 'fr') return before === 'depuis' || (before === 'a' && second === 'y');
  const clause = clauses[clauseOf[at] ?? 0];
  const hasBeen = words.slice(clause?.first ?? at, at).some(({ text }) => /^(?:have|has|been)$/.test(text));
  return words[end + 1]?.text === 'ago' || (before === 'for' && hasBeen);
};

const supposing = {
  en: wordSet('could might maybe perhaps suppose if whether imagine also besides another'),
  fr: wordSet(
    'pourrais pourrait pourriez pourrions pourraient si supposons imaginez imagine imaginons aussi egalement',
  ),
};
const mostWords = 24;
const most = { en: /^(?:up to|at most|no more)$/, fr: /^(?:jusque? a|au plus|au maximum|hauteur de)$/ };

/** How a value is said: as a thought or besides another, in a sentence of many words, as a limit. */
export function mannerOf(turn: Analysis, at: number): Pick<Slot, 'supposed' | 'long' | 'limit'> {
  const { words, language } = turn;
  const sentence = turn.sentences[words[at]?.sentence ?? -1];
  const clause = turn.clauses[turn.clauseOf[at] ?? 0];
  if (!sentence || !clause) return {};
  const isSupposed = words
    .slice(sentence.first, clause.last + 1)
    .some(
      ({ text }, step) =>
        supposing[language].has(text) || (text === 'peut' && words[sentence.first + step + 1]?.text === 'etre'),
    );
  const isLimit = [1, 2, 3].some((back) =>
    most[language].test(`${words[at - back - 1]?.text} ${words[at - back]?.text}`),
  );
  return {
    ...(isSupposed && { supposed: true }),
    ...(sentence.last - sentence.first >= mostWords && { long: true }),
    ...((isLimit || most[language].test(`${words[at + 2]?.text} ${words[at + 3]?.text}`)) && { limit: true }),
  };
}

const longestTopic = 5;

/** "The proposal, I'll send it on Friday": a thing named before anybody does something is what is spoken of. */
function withTopic({ words, clauses, clauseOf, pack }: Analysis, clause: Stretch, sentence: Stretch): Stretch {
  const at = clauseOf[sentence.first] ?? 0;
  const opening = clauses[at];
  if (!opening || opening.last - sentence.first >= longestTopic || clauses[at + 1]?.first !== clause.first)
    return clause;
  const isThing = pack.definite.has(words[sentence.first]?.text ?? '');
  return isThing ? { first: sentence.first, last: clause.last } : clause;
}

const opening = {
  en: /^(?:(?:and|so|but) )?(?:when|once|by the time)\b|^that is when\b/,
  fr: /^(?:(?:et|mais) )?(?:quand|lorsqu|des qu|au moment ou)/,
};

/** "When the shop opens" takes it as known that it opens: the day beside it is the day of that. */
function presupposed(turn: Analysis, { first, last }: Stretch, at: number): Stretch | undefined {
  const { clauses, clauseOf, words, language } = turn;
  const own = clauseOf[at] ?? 0;
  return clauses
    .slice(Math.max(clauseOf[first] ?? 0, own - 1), Math.min(clauseOf[last] ?? 0, own + 1) + 1)
    .find((clause) =>
      opening[language].test(
        words
          .slice(clause.first, clause.first + 3)
          .map(({ text }) => text)
          .join(' '),
      ),
    );
}

const isTimed = ({ type }: Slot): boolean => type === 'date' || type === 'duration' || type === 'hour';

/** What a slot is said about: the words of its clause, of its sentence where these are none. */
export function matterOf(turn: Analysis, slot: Slot): Partial<Slot> {
  const at = turn.words.findIndex(({ from, to }) => from < slot.span.to && to > slot.span.from);
  const sentence = turn.sentences[turn.words[at]?.sentence ?? -1];
  if (!sentence) return {};
  const end = turn.words.findLastIndex(({ from }) => from < slot.span.to);
  const own = slot.type === 'promise' ? [] : stemsIn(turn, { first: at, last: end });
  const clause = turn.clauses[turn.clauseOf[at] ?? 0] ?? sentence;
  const besides = (stretch: Stretch) => stemsIn(turn, stretch).filter((stem) => !own.includes(stem));
  const known = isTimed(slot) ? presupposed(turn, sentence, at) : undefined;
  const back = goesBack(turn, sentence) ?? (known || isTakenAsKnown(turn, slot, at) ? 'concluded' : null);
  const inClause = back === null ? besides(withTopic(turn, clause, sentence)) : [];
  const inKnown = known && back === 'concluded' ? [...new Set([...besides(clause), ...besides(known)])] : inClause;
  const about = inKnown.length > 0 ? inKnown : besides(sentence);
  const isPlanned = turn.words.slice(clause.first, clause.last + 1).some(({ text }) => turn.pack.planned.has(text));
  const isElliptic = inClause.length === 0 && besides(clause).length === 0;
  const past = !isPlanned && isOver(turn, isElliptic ? sentence : clause);
  return {
    ...(about.length > 0 && { about }),
    ...(isElliptic && { elliptic: true }),
    ...(past && { past }),
    ...(back !== null && { back }),
    ...mannerOf(turn, at),
    ...(slot.type === 'duration' && isAhead(turn, at) && { ahead: true }),
    ...(slot.type === 'duration' && isAgo(turn, at, end) && { ago: true, past: true }),
  };
}
