import type { Case, Finding } from '../finding.js';
import type { PlantedPlay } from '../stage/planted.js';
import { shareOf } from '../tally.js';
import { isSaidIn, wordsOf } from '../text.js';

/**
 * The persona takes up a contradiction and names what was said before: its words stand in the reply, and in one of the
 * learner's earlier turns.
 */
export function isChallenged({ exchanges }: PlantedPlay): boolean {
  const last = exchanges.at(-1);
  if (!last?.said.challenges || last.contradicts === null) return false;
  const { contradicts } = last;
  const isNamed = wordsOf(last.said.text).join(' ').includes(wordsOf(contradicts).join(' '));
  return isNamed && exchanges.slice(0, -1).some(({ text }) => isSaidIn(contradicts, text));
}

/** Share of planted contradictions that are challenged, beside the share of turns that contradict nothing and are. */
export function contradictionsChallenged(planted: readonly PlantedPlay[], consistent: readonly PlantedPlay[]): Finding {
  const missed = planted
    .filter((one) => !isChallenged(one))
    .map((one) => caseOf(one, 'the contradiction taken up, with what was said before', 1));
  const wrong = consistent.filter(isWronglyChallenged).map((one) => caseOf(one, 'no contradiction heard', 2));
  return {
    tally: shareOf(planted, isChallenged),
    beside: shareOf(consistent, isWronglyChallenged),
    cases: [...wrong, ...missed],
  };
}

const isWronglyChallenged = ({ exchanges }: PlantedPlay): boolean => exchanges.at(-1)?.said.challenges === true;

const caseOf = ({ kind, exchanges }: PlantedPlay, expected: string, weight: number): Case => ({
  who: kind,
  turns: exchanges.map(({ text }) => text),
  reply: exchanges.at(-1)?.said.text ?? '',
  expected,
  weight,
});
