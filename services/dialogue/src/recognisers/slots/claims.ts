import type { Claim, Doer, Slot } from '../../model/index.js';
import type { Analysis } from '../analysis.js';
import { wordSet } from '../text/word-set.js';
import type { Address } from './promised.fr.js';
import { claimedEn } from './claimed.en.js';
import { claimedFr } from './claimed.fr.js';
import { doerOf } from './doer.js';
import { goesBack, isAside, isOver, stemAt, stemsIn } from './matter.js';
import type { Stretch } from './matter.js';
import { sidesIn } from './sides.js';
import { tellsOfNow } from './spoken.js';

/** A sentence as it is said in one breath; of a longer one each clause is held to by itself. */
const mostWords = 20;
const fewestWords = 3;

/** One for each statement about what is so or is to come: what it is about, who is to do it, and what is denied. */
export function claimsOf(turn: Analysis, address: Address): Slot[] {
  return stretchesOf(turn).flatMap((stretch): Slot[] => {
    const about = stemsIn(turn, stretch);
    const isPast = isOver(turn, stretch) && !tellsOfNow(turn, stretch) && !unsays(turn, stretch);
    if (about.length === 0 || !isStated(turn, stretch) || isOfTheirMind(turn, stretch)) return [];
    if (tellsALiking(turn, stretch)) return [];
    const claim = claimOf(turn, stretch);
    if (isPast && claim.doer !== 'self') return [];
    const said = turn.language === 'en' ? claimedEn(turn, stretch, claim) : claimedFr(turn, stretch, claim, address);
    const span = { from: turn.words[stretch.first]?.from ?? 0, to: turn.words[stretch.last]?.to ?? 0 };
    const back = goesBack(turn, stretch);
    return [
      {
        type: 'claim',
        value: claim.doer,
        said,
        span,
        about,
        claim,
        ...(isPast && { past: true }),
        ...(isThought(turn, stretch) && { supposed: true }),
        ...(isLong(turn, stretch) && { long: true }),
        ...(back && { back }),
      },
    ];
  });
}

/** "Je préfère vous le dire", "I'd rather tell you now": a liking is no arrangement. */
const tellsALiking = ({ words }: Analysis, { first, last }: Stretch): boolean =>
  words.slice(first, Math.min(first + 3, last) + 1).some(({ text }) => liking.has(text));
const liking = wordSet('prefere prefererais prefer rather');

/** "You say it quietly", "vous trouvez que": told of the other, and no arrangement. */
const isOfTheirMind = ({ words, language, pack }: Analysis, { first, last }: Stretch): boolean => {
  const at = words.findIndex(({ text }, index) => index >= first && index < last && pack.persons.second.has(text));
  return at >= 0 && at - first <= 2 && minding[language].has(words[at + 1]?.text ?? '');
};
const minding = {
  en: wordSet(
    'say said feel felt think thought believe seem sound look mean hope fear worry find want wish sounded seemed',
  ),
  fr: wordSet('dites dis disiez pensez penses sentez sens croyez crois trouvez trouves semblez craignez voulez veux'),
};

/** "I never said I would send it" tells of then, and takes it back now. */
const unsays = ({ words, language }: Analysis, { first, last }: Stretch): boolean =>
  words
    .slice(first, last + 1)
    .some(
      ({ text }, step) =>
        saying.has(text) &&
        [1, 2].some((back) => never.has(words[first + step - back]?.text ?? '')) &&
        words.slice(first + step, last + 1).some((word) => then[language].test(word.text)),
    );
const saying = wordSet('said promised told dit promis annonce');
const never = wordSet('never not jamais pas');
const then = { en: /^would$/, fr: /(?:rais|rait|rions|riez|raient)$/ };

function stretchesOf({ sentences, clauses, clauseOf }: Analysis): Stretch[] {
  return sentences.flatMap(({ first, last }): Stretch[] => {
    if (last - first < mostWords) return last - first + 1 < fewestWords ? [] : [{ first, last }];
    return clauses
      .slice(clauseOf[first] ?? 0, (clauseOf[last] ?? 0) + 1)
      .filter((clause) => clause.last - clause.first + 1 >= fewestWords);
  });
}

const isLong = ({ words, sentences }: Analysis, { first }: Stretch): boolean => {
  const sentence = sentences[words[first]?.sentence ?? -1];
  return sentence !== undefined && sentence.last - sentence.first >= longSentence;
};
const longSentence = 30;

function isStated(turn: Analysis, { first, last }: Stretch): boolean {
  const asks = turn.questions.some((question) => question.first <= last && question.last >= first);
  const sentence = turn.sentences[turn.words[first]?.sentence ?? -1];
  if (sentence?.end.includes('?') === true) return false;
  return !asks && turn.quoted[first] !== true && turn.voices[last] !== 'third';
}

function claimOf(turn: Analysis, stretch: Stretch): Claim {
  const deniedClauses = new Set<number>();
  const against = new Set<string>();
  for (let at = stretch.first; at <= stretch.last; at += 1) {
    const stem = stemAt(turn, at);
    if (stem !== undefined && isOutside(turn, at)) against.add(stem);
    const isRefused = refusing.has(turn.words[at]?.text ?? '');
    if (isRefused) deniedClauses.add(turn.clauseOf[at] ?? -1);
    if (turn.negated[at] !== true || isAside(turn, at) || isMerely(turn, at)) continue;
    if (stem !== undefined) against.add(stem);
    if (!isWithout(turn, at)) deniedClauses.add(turn.clauseOf[at] ?? -1);
  }
  if (isWholesale(turn, stretch)) for (const stem of stemsIn(turn, stretch)) against.add(stem);
  const clauses = [...deniedClauses].map((index) => turn.clauses[index]).filter((clause) => clause !== undefined);
  for (let at = stretch.first; at <= stretch.last; at += 1) {
    const isDenied = deniedClauses.has(turn.clauseOf[at] ?? -1) || isWithout(turn, at);
    if (isDenied && isOwned(turn, at)) for (const its of namedBefore(turn, at, stretch)) against.add(its);
  }
  for (const clause of clauses) for (const stem of stemsIn(turn, topical(turn, clause, stretch))) against.add(stem);
  const denied = against.size > 0 || clauses.length > 0;
  const doer = doerOf(turn, stretch);
  const isGiven = doer === 'you' && isGetting(turn, stretch);
  return {
    doer: isGiven ? 'given' : hasVerb(turn, stretch, doer) ? doer : 'none',
    denied,
    against: [...against],
    sides: sidesIn(turn, stretch),
  };
}

const nothing = {
  en: /\bnothing (?:more|else|further)?|\b(?:stop|leave it) (?:there|at that)\b|\bthat is (?:it|all)\b/,
  fr: /\b(?:plus|pas) rien\b|\brien (?:de plus|d autre)\b|\barret\w+ la\b|\bne \w+ (?:plus )?rien\b/,
};

/** "If it fails, there is nothing more we do": under the same condition whatever was said before is denied. */
const isWholesale = ({ words, clauses, clauseOf, language }: Analysis, { first, last }: Stretch): boolean =>
  clauses.slice(clauseOf[first] ?? 0, (clauseOf[last] ?? 0) + 1).some(({ conditional }) => conditional) &&
  nothing[language].test(
    words
      .slice(first, last + 1)
      .map(({ text }) => text)
      .join(' '),
  );

const getting = {
  en: wordSet('get gets getting have having receive receiving hear'),
  fr: wordSet('avez as aurez auras recevez recois recevrez recevras touchez touches toucherez toucheras'),
};

/** What the other is to get is no act of theirs. */
const isGetting = ({ words, language, pack }: Analysis, { first, last }: Stretch): boolean =>
  words
    .slice(first, last + 1)
    .some(
      ({ text }, step) =>
        getting[language].has(text) &&
        [1, 2, 3].some((back) => pack.persons.second.has(words[first + step - back]?.text ?? '')),
    );

/** A list names people and says nothing of what they do. */
const hasVerb = (turn: Analysis, stretch: Stretch, doer: Doer): boolean =>
  doer !== 'other' || tellsOfNow(turn, stretch);

const longestTopic = 5;
const speaking = wordSet('i we je nous on');

/** "The note, I can't have it removed": what is denied is said of the note; "I'd bring it, you'd do nothing" is said of two. */
function topical({ words }: Analysis, { first, last }: Stretch, stretch: Stretch): Stretch {
  const isSaid = words.slice(stretch.first, first).some(({ text }) => speaking.has(text));
  const isTopic = first > stretch.first && first - stretch.first <= longestTopic && first <= last && !isSaid;
  return { first: isTopic ? stretch.first : Math.max(first, stretch.first), last: Math.min(last, stretch.last) };
}

const lacking = wordSet('without sans');
const outside = wordSet('off hors');
/** These deny what their clause says. */
const refusing = wordSet('impossible unable refuse refuses refusons cancel cancelled annule annulee annules annulees');

/** "Off the rota", "hors planning": denied of the rota. */
const isOutside = ({ words, clauseOf }: Analysis, at: number): boolean =>
  [1, 2].some((back) => outside.has(words[at - back]?.text ?? '') && clauseOf[at - back] === clauseOf[at]);

const possessive = wordSet('yours mine ours tien tienne mien mienne');

/** "Under his name, without yours": what is owned was named before. */
const isOwned = ({ words }: Analysis, at: number): boolean =>
  possessive.has(words[at]?.text ?? '') ||
  (/^(?:votre|notre)s?$/.test(words[at]?.text ?? '') && /^(?:le|la|les)$/.test(words[at - 1]?.text ?? ''));

/** What the clauses before this word name. */
const namedBefore = (turn: Analysis, at: number, { first }: Stretch): string[] => {
  const clause = turn.clauses[turn.clauseOf[at] ?? 0];
  const end = clause && clause.first > first ? clause.first - 1 : at - 1;
  return stemsIn(turn, { first, last: end });
};

/** "Without papers" denies the papers and nothing else. */
const isWithout = ({ words, clauseOf }: Analysis, at: number): boolean =>
  [1, 2, 3, 4].some((back) => lacking.has(words[at - back]?.text ?? '') && clauseOf[at - back] === clauseOf[at]);

const limiting = wordSet('more less longer plus moins else');

/** "Not a minute more" denies nothing of what is said, and "you and not a list" only the list. */
const isMerely = ({ words }: Analysis, at: number): boolean =>
  [0, 1, 2, 3].some((step) => limiting.has(words[at + step]?.text ?? '') && !isNoMore(words, at + step)) ||
  [-1, 0, 1, 2, 3, 4].some((back) => contrasting.has(`${words[at - back - 1]?.text} ${words[at - back]?.text}`));

/** "Je ne rappelle plus" denies; "pas plus", "plus de dix" and "plus que ça" only limit. */
const isNoMore = (words: Analysis['words'], at: number): boolean =>
  words[at]?.text === 'plus' &&
  words[at - 1]?.text !== 'pas' &&
  !['de', 'que', 'tard', 'tot'].includes(words[at + 1]?.text ?? '') &&
  [2, 3, 4].some((back) => words[at - back]?.text === 'ne');
const contrasting = new Set(['and not', 'et pas', 'et non', 'but not', 'mais pas']);

const thinking = {
  en: wordSet('could might maybe perhaps suppose whether imagine probably'),
  fr: wordSet('pourrais pourrait pourriez pourrions supposons imaginez imagine imaginons probablement'),
};

/** Only thought of. A condition is no thought: what holds under it was said. */
const isThought = ({ words, language }: Analysis, { first, last }: Stretch): boolean =>
  words
    .slice(first, last + 1)
    .some(
      ({ text }, step) => thinking[language].has(text) || (text === 'peut' && words[first + step + 1]?.text === 'etre'),
    );
