import type { Utterance } from '@repartee/dialogue';

const countOf = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

const shareHeard = (heard: string, generated: string): number =>
  generated === '' ? 1 : Math.min(1, countOf(heard) / countOf(generated));

/**
 * What counts as said of a turn of which only the beginning was heard. A persona's question ends what it says, so a
 * turn that was cut short has put none; of its points and answers those count that the words heard have room for, in
 * their order. The line that was cut is spent all the same: nobody says the same half sentence twice.
 */
export function heardUtterance(utterance: Utterance, heard: string, generated: string): Utterance {
  if (heard === generated) return utterance;
  const share = shareHeard(heard, generated);
  const whole = (ids: readonly string[]): readonly string[] => ids.slice(0, Math.floor(ids.length * share));
  return {
    move: utterance.move,
    points: whole(utterance.points),
    asks: [],
    answers: whole(utterance.answers),
    lines: utterance.lines.slice(0, Math.ceil(utterance.lines.length * share)),
    takesUp: share > 0 ? utterance.takesUp : '',
  };
}

/** What is left to be said of an utterance of which parts are on record. */
export function leftOf(utterance: Utterance, said: readonly Utterance[]): Utterance {
  const left = (ids: readonly string[], known: readonly string[]): readonly string[] =>
    ids.filter((id) => !known.includes(id));
  const { move, points, asks, answers, lines } = utterance;
  return {
    move,
    points: left(points, said.flatMap((one) => one.points)), // prettier-ignore
    asks: left(asks, said.flatMap((one) => one.asks)), // prettier-ignore
    answers: left(answers, said.flatMap((one) => one.answers)), // prettier-ignore
    lines,
    takesUp: '',
  };
}

const sentenceEnd = /[.!?…]+["'”’»)]*\s+/gu;

/** What was not heard of a text, from the beginning of the sentence in which it was cut. */
export function unheardText(generated: string, heard: string): string {
  const last = [...generated.slice(0, heard.length + 1).matchAll(sentenceEnd)].at(-1);
  return generated.slice(last ? last.index + last[0].length : 0).trim();
}
