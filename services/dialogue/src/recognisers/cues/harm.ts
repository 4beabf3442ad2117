import type { Analysis, Hit } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import { foundAt, isStated, overlaps, sameSentence } from './found.js';
import type { Found } from './found.js';

const why = new Set(['why', 'pourquoi', 'how', 'comment']);
const harmlessAfterShouldHave = new Set(['received', 'gotten', 'got', 'heard', 'seen', 'access', 'recu', 'eu', 'vu']);

/** Fault put on the counterpart, in a statement, or in a question that begins with "why". */
export function findBlame(turn: Analysis): Found[] {
  const heard = hitsIn(turn, 'reflection_stem').filter(({ first, last }) => last > first);
  return hitsIn(turn, 'blame')
    .filter((hit) => hit.own && !hit.denied && (!hit.asked || accuses(turn, hit)))
    .filter((hit) => !(hit.supposed && hit.first > startOf(turn, hit)))
    .filter((hit) => !harmlessAfterShouldHave.has(turn.words[hit.last + 1]?.text ?? ''))
    .filter((hit) => !heard.some((stem) => stem.first < hit.first && sameSentence(turn, stem.first, hit.first)))
    .map((hit) => foundAt('blame', hit));
}

const startOf = ({ clauses }: Analysis, { clause }: Hit): number => clauses[clause]?.first ?? 0;

function accuses(turn: Analysis, hit: Hit): boolean {
  return turn.questions.some(
    ({ first, last }) => overlaps({ first, last }, hit) && why.has(turn.words[first]?.text ?? ''),
  );
}

/** A threat said outright, or a consequence under a condition ("if this happens again, you lose the contract"). */
export function findThreat(turn: Analysis): Found[] {
  const outright = hitsIn(turn, 'threat').filter((hit) => hit.own && !hit.denied && !hit.asked);
  const conditions = hitsIn(turn, 'threat_if').filter((hit) => hit.own);
  const consequences = hitsIn(turn, 'consequence').filter(
    (hit) => isStated(hit) && conditions.some((other) => sameSentence(turn, other.first, hit.first)),
  );
  return [...outright, ...consequences].map((hit) => foundAt('threat', hit));
}

const callOutLimit = 3;

/** An insult to the counterpart: addressed, or called out; what is said of somebody else, or quoted, is none. */
export function findInsult(turn: Analysis): Found[] {
  const addressed = hitsIn(turn, 'insult').filter((hit) => hit.own && !hit.denied);
  const called = hitsIn(turn, 'insult_word').filter((hit) => hit.own && !hit.denied && isCalledOut(turn, hit));
  return [...addressed, ...called].map((hit) => foundAt('insult', hit));
}

/** "Idiot!": a sentence of a few words without anybody as its subject. */
function isCalledOut({ sentences, words, pack }: Analysis, { first }: Hit): boolean {
  const sentence = sentences[words[first]?.sentence ?? 0];
  if (!sentence || sentence.last - sentence.first >= callOutLimit || sentence.end.includes('?')) return false;
  for (let at = sentence.first; at <= sentence.last; at += 1) {
    const text = words[at]?.text ?? '';
    if (pack.persons.first.has(text) || pack.persons.third.has(text) || text === 'is' || text === 'ce') return false;
  }
  return sentence.end.includes('!') || sentence.last === sentence.first;
}
