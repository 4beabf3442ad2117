/**
 * When a synthesiser speaks a piece of a segment's text: characters `from` to `to` (exclusive, UTF-16 units) sound from
 * sample `start` to sample `end` of the segment. Pieces need not be words: "25" may be two, and of "J'ai" only the J.
 */
export interface WordTime {
  from: number;
  to: number;
  start: number;
  end: number;
}

/** A word of a segment's text as it is counted in the record, with the marks that belong to it. */
export interface SpokenWord {
  from: number;
  to: number;
  /** Where its last letter or figure ends. */
  lettersTo: number;
}

const written = /\S+/gu;
const letter = /[\p{L}\p{M}\p{N}]/u;
const lastLetter = /[\p{L}\p{M}\p{N}](?=[^\p{L}\p{M}\p{N}]*$)/u;

/** The words of a text. Marks that stand alone, as in « Comment ? », belong to the word before, or to the one after. */
export function spokenWords(text: string): SpokenWord[] {
  const words: SpokenWord[] = [];
  let from: number | undefined;
  for (const match of text.matchAll(written)) {
    const to = match.index + match[0].length;
    const last = words.at(-1);
    if (letter.test(match[0])) {
      const letters = lastLetter.exec(match[0]);
      words.push({ from: from ?? match.index, to, lettersTo: match.index + (letters ? letters.index + 1 : 0) });
      from = undefined;
    } else if (last) last.to = to;
    else from ??= match.index;
  }
  return words;
}

/**
 * The sample at which each word has been said in full. A word of which not every letter has a time ends where the next
 * one begins, and the last at the end of the sound; words that have no time yet end never.
 */
export function endsByTimes(
  words: readonly SpokenWord[],
  times: readonly WordTime[],
  soundEnd: number | undefined,
): number[] {
  const ends: number[] = [];
  let next = soundEnd ?? Infinity;
  for (const { from, to, lettersTo } of [...words].reverse()) {
    const own = times.filter((time) => time.from < to && time.to > from);
    const last = own.reduce((furthest, time) => Math.max(furthest, time.to), 0);
    const end = own.reduce((latest, time) => Math.max(latest, time.end), 0);
    ends.push(last >= lettersTo ? end : next);
    if (own.length > 0) next = Math.min(next, ...own.map(({ start }) => start));
  }
  return ends.reverse();
}
