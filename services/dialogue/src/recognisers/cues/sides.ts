import type { Analysis, Hit } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import { foundAt, isStated, opensClause } from './found.js';
import type { Found } from './found.js';
import { wordSet } from '../text/word-set.js';

const weak =
  wordSet(`okay right fine great cool perfect awesome alright sure correct super voila parfait impeccable nickel genial
  vrai exact accord entendu`);
const assenting = wordSet('yes oui exactly absolutely definitely indeed precisely certainly deal');
const buts = new Set(['but', 'mais', 'except', 'sauf', 'however', 'cependant']);
const weakLimit = 3;
const turnLimit = 8;

/** Assent: said outright anywhere, or by a word such as "yes" or "okay" where it is all that is said. */
export function findAgreement(turn: Analysis): Found[] {
  return hitsIn(turn, 'agreement')
    .filter((hit) => isStated(hit) && !endsAsQuestion(turn, hit) && !followedByBut(turn, hit))
    .filter((hit) => !approving.has(turn.words[hit.last]?.text ?? '') || !looksFor(turn, hit))
    .filter((hit) => !likewise.has(turn.words[hit.first]?.text ?? '') || opensSentence(turn, hit))
    .filter((hit) => hit.last > hit.first + (startsWithDe(turn, hit) ? 1 : 0) || assents(turn, hit))
    .map((hit) => foundAt('agreement', hit));
}

/** "We can come to a fair deal" looks for one; "fair deal" takes it. */
const approving = new Set(['deal', 'plan', 'idea', 'point', 'suggestion']);

const seeking = wordSet('come reach make get find have strike want hope hoping need how');

const looksFor = ({ words, clauses }: Analysis, { clause, first }: Hit): boolean =>
  words.slice(clauses[clause]?.first ?? first, first).some(({ text }) => seeking.has(text));

/** "Me too" assents only where it opens the sentence. */
const likewise = new Set(['me', 'moi', 'same']);

const opensSentence = (turn: Analysis, { first }: Hit): boolean =>
  first - (turn.sentences[turn.words[first]?.sentence ?? 0]?.first ?? 0) <= 1;

/** "D'accord" is two words to us, and as weak as "okay". */
const startsWithDe = ({ words }: Analysis, { first }: Hit): boolean => words[first]?.text === 'de';

function assents(turn: Analysis, hit: Hit): boolean {
  const sentence = turn.sentences[turn.words[hit.first]?.sentence ?? 0];
  if (!sentence || hit.first - sentence.first > 1 || !opensClause(turn, hit.first)) return false;
  const text = turn.words[hit.last]?.text ?? '';
  if (assenting.has(text)) return true;
  if (!weak.has(text)) return hit.first === sentence.first;
  return sentence.last - sentence.first < weakLimit && turn.words.length <= turnLimit;
}

function endsAsQuestion(turn: Analysis, { first }: Hit): boolean {
  return turn.sentences[turn.words[first]?.sentence ?? 0]?.end.includes('?') === true;
}

function followedByBut({ words }: Analysis, { last }: Hit): boolean {
  return [1, 2].some((step) => {
    const word = words[last + step];
    return word !== undefined && buts.has(word.text);
  });
}

const answering = new Set(['no', 'non']);
const standsAlone = wordSet('true quite exactly really necessarily exact tout vraiment forcement');
const friendly = wordSet('problem worries doubt wonder matter need rush hurry thanks merci plus');

/** Dissent; "no" only as an answer, so at the start of a sentence and not in "no problem". */
export function findDisagreement(turn: Analysis): Found[] {
  return hitsIn(turn, 'disagreement')
    .filter((hit) => isStated(hit) && !endsAsQuestion(turn, hit))
    .filter((hit) => isAnswer(turn, hit))
    .map((hit) => foundAt('disagreement', hit));
}

function isAnswer(turn: Analysis, { first, last }: Hit): boolean {
  const text = turn.words[first]?.text ?? '';
  const start = turn.sentences[turn.words[first]?.sentence ?? 0]?.first ?? 0;
  const bare = text === 'not' || text === 'pas';
  if (bare && standsAlone.has(turn.words[first + 1]?.text ?? '')) return first - start <= 1;
  if (!answering.has(text)) return true;
  return first === start && !friendly.has(turn.words[first + 1]?.text ?? '') && last - first < 4;
}
