import type { Analysis, Hit } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import { findThreat } from './harm.js';
import { foundAt, isStated, overlaps, sameSentence } from './found.js';
import type { Found } from './found.js';
import { wordSet } from '../text/word-set.js';
import { isUnknown, isVague } from './vague.js';

const denying = new Set(['not', 'never', 'pas', 'jamais', 'plus']);

/** Where the learner takes something on: first person, a definite act, in the future; hedges and refusals left out. */
export function commitmentsOf(turn: Analysis): readonly Hit[] {
  const hedged = hitsIn(turn, 'hedged_future');
  if (findThreat(turn).length > 0) return [];
  const pledged = hitsIn(turn, 'pledge').filter(
    (hit) => isStated(hit) && !depends(turn, hit) && !isBroken(turn, hit) && !isAskedOf(turn, hit),
  );
  const plain = hitsIn(turn, 'future_self')
    .filter((hit) => isStated(hit) && !depends(turn, hit))
    .filter(
      (hit) =>
        !hedged.some((other) => overlaps(other, hit)) &&
        !isBargain(turn, hit) &&
        !isDoubtful(turn, hit) &&
        !isAskedOf(turn, hit),
    )
    .filter((hit) => hit.last < turn.words.length - 1 || isWhole(turn, hit))
    .filter((hit) => !denying.has(turn.words[hit.last + 1]?.text ?? ''));
  const taken = [
    ...pledged.filter((hit) => hit.negative || !hedged.some((other) => other.first === hit.first)),
    ...plain,
  ];
  return taken.filter(
    (hit) =>
      !isVague(turn, hit.first) &&
      !isUnknown(turn, hit.first) &&
      !isDictated(turn, hit) &&
      !isPutBefore(turn, hit) &&
      !isOwnAffair(turn, hit),
  );
}

const dictating = wordSet('repeat repetez repete');

/** "Repeat after me: I'll do anything": what the other is to say is promised by nobody. */
const isDictated = ({ words, sentences }: Analysis, { first }: Hit): boolean =>
  words.slice(sentences[words[first]?.sentence ?? -1]?.first ?? first, first).some(({ text }) => dictating.has(text));

/** "Avant que je vous donne mon avis", "before I give you mine": what is to come is only named. */
const isPutBefore = ({ words }: Analysis, { first }: Hit): boolean =>
  ['que', 'qu'].includes(words[first]?.text ?? '') || ['que', 'qu'].includes(words[first - 1]?.text ?? '')
    ? words.slice(Math.max(0, first - 2), first).some(({ text }) => text === 'avant')
    : words[first - 1]?.text === 'before';

const mine = wordSet('ma mon mes notre nos');

/** "Je fais refaire ma cuisine" tells of one's own affairs. */
const isOwnAffair = ({ words, language }: Analysis, { first, last }: Hit): boolean =>
  language === 'fr' &&
  words
    .slice(first, last + 3)
    .some(
      ({ text }, step) =>
        /^(?:fais|faisons|fait)$/.test(text) &&
        /(?:er|ir|re)$/.test(words[first + step + 1]?.text ?? '') &&
        mine.has(words[first + step + 2]?.text ?? ''),
    );

const breaking = wordSet('manque manquer failli trahi renie revenu rompu broke broken break back');

/** "J'ai manqué à ma parole": one's word, and not given. */
const isBroken = ({ words, clauseOf }: Analysis, { first }: Hit): boolean =>
  words.some(
    ({ text }, at) => at <= first && first - at <= 4 && clauseOf[at] === clauseOf[first] && breaking.has(text),
  );

/** "Est-ce que vous l'aurez vendredi ?" asks whether the other will have it. */
const isAskedOf = ({ words, sentences, pack }: Analysis, { first }: Hit): boolean =>
  pack.persons.second.has(words[first]?.text ?? '') &&
  sentences[words[first]?.sentence ?? -1]?.end.includes('?') === true;

/** "Je m'en occupe" needs nothing more; "I will" needs its verb. */
const isWhole = (turn: Analysis, { first, last }: Hit): boolean => turn.language === 'fr' && last - first >= 2;

const bargaining =
  wordSet(`give take have get keep do trade split swap accept settle part let offer go donner prendre garder laisser
  ceder echanger partager donne prends garde laisse cede donnerai prendrai garderai laisserai cederai
  accepte accepterai aurai`);
const shares = wordSet(
  'all rest both half most extra more less some another any tout toute tous toutes reste moitie plus moins deux',
);

/** "I'll take 2 and you get the rest": what is bargained for is offered, not promised. */
function isBargain({ words, pack }: Analysis, { first, last }: Hit): boolean {
  const verb = [last, last + 1, last + 2].find((at) => bargaining.has(words[at]?.text ?? ''));
  if (verb === undefined || words[verb]?.sentence !== words[first]?.sentence) return false;
  return words.slice(verb + 1, verb + 5).some(({ text, number, sentence }) => {
    if (sentence !== words[first]?.sentence) return false;
    return number || shares.has(text) || (text.length > 2 && pack.classes['number']?.includes(text) === true);
  });
}

const doubting = new Set(['maybe', 'perhaps', 'probably', 'possibly', 'hopefully', 'eventuellement', 'probablement']);

/** "Maybe I'll call you", "je vous appellerai peut-être". */
function isDoubtful({ words, clauses }: Analysis, { clause, first: hitFirst }: Hit): boolean {
  if (words.some(({ text }, at) => text === 'peut' && words[at - 1]?.text === 'se' && at < hitFirst)) return true;
  const { first = 0, last = -1 } = clauses[clause] ?? {};
  return words.slice(first, last + 1).some(({ text }, step) => {
    const beside = words[first + step + 1]?.text ?? '';
    if (text === 'peut') return beside === 'etre';
    return doubting.has(text) || (text === 'sans' && words[first + step + 1]?.text === 'doute');
  });
}

const exchanging = new Set(['exchange', 'return', 'echange', 'contrepartie', 'provided', 'condition', 'long']);

const into = new Set(['in', 'en']);

/** "In return"; "our exchange" is only what was said. */
const isExchange = ({ words }: Analysis, at: number): boolean => {
  const text = words[at]?.text ?? '';
  return exchanging.has(text) && (!traded.has(text) || into.has(words[at - 1]?.text ?? ''));
};
const traded = new Set(['exchange', 'return', 'echange', 'contrepartie']);

/** "If you sign, I will ...": an offer, as long as it hangs on what the other does. */
function depends(turn: Analysis, hit: Hit): boolean {
  if (turn.words.some((_, at) => isExchange(turn, at) && sameSentence(turn, at, hit.first))) return true;
  return turn.clauses.some(
    ({ first, last, conditional }) =>
      conditional &&
      sameSentence(turn, first, hit.first) &&
      turn.words.slice(first, last + 1).some(({ text }) => turn.pack.persons.second.has(text)),
  );
}

export const findCommitment = (commitments: readonly Hit[]): Found[] =>
  commitments.map((hit) => foundAt('commitment', hit));
