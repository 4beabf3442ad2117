import type { Analysis, Hit } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import { foundAt, isStated, overlaps, sameSentence } from './found.js';
import type { Found } from './found.js';

/** An apology that means it: not "sorry, but", not "sorry you feel that way", not one asked of somebody. */
export function findApology(turn: Analysis): Found[] {
  const spoiled = hitsIn(turn, 'apology_spoiled');
  return hitsIn(turn, 'apology')
    .filter((hit) => hit.own && !hit.denied && !hit.supposed && !hit.asked)
    .filter((hit) => !spoiled.some((other) => overlaps(other, hit)) && !takenBack(turn, hit))
    .map((hit) => foundAt('apology', hit));
}

/** "I am sorry about that, but ...": what follows takes the apology back. */
function takenBack(turn: Analysis, { clause, first }: Hit): boolean {
  const next = turn.clauses[clause + 1];
  return next !== undefined && sameSentence(turn, next.first, first) && buts.has(turn.words[next.first]?.text ?? '');
}

const buts = new Set(['but', 'however', 'mais', 'cependant', 'toutefois']);
const selfDenying = new Set(['not', 'pas', 'never', 'jamais']);

/** What the other feels, named or granted as understandable: said, not asked, and not told to stop. */
export function findAcknowledgedEmotion(turn: Analysis): Found[] {
  const told = hitsIn(turn, 'empty_reassurance');
  const named = [...hitsIn(turn, 'emotion_acknowledged'), ...hitsIn(turn, 'sympathy')];
  return named
    .filter((hit) => !turn.quoted[hit.first] && turn.voices[hit.first] !== 'third')
    .filter((hit) => !hit.denied && !hit.supposed && !hit.asked && !isBlunted(turn, hit))
    .filter((hit) => !told.some((other) => overlaps(other, hit)))
    .map((hit) => foundAt('emotion_acknowledged', hit));
}

/** "You are not upset" holds its negation inside; "why are you angry" accuses. */
function isBlunted({ words }: Analysis, { first, last, negative }: Hit): boolean {
  if (negative) return false;
  for (let at = first; at <= last; at += 1) if (selfDenying.has(words[at]?.text ?? '')) return true;
  return false;
}

/** A word of thanks, praise or feeling about oneself; used to tell "I am upset" from "you are upset". */
export const statesFeeling = (turn: Analysis): boolean => hitsIn(turn, 'feeling').some(isStated);
