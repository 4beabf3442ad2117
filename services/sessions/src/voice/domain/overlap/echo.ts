import { foldedWords } from './words.js';

/** The share of what was recognised that the persona has just said, from which it is its echo. */
const ECHO_SHARE = 0.8;
/** Words of the persona that may still be in the room. */
const LAST_WORDS = 60;

/** Whether these words are the persona's own last ones, in their order and near one another. */
export function isEcho(text: string, said: string): boolean {
  const heard = foldedWords(text);
  const own = foldedWords(said).slice(-LAST_WORDS);
  const span = Math.ceil(heard.length / ECHO_SHARE);
  const starts = Array.from({ length: Math.max(1, own.length - span + 1) }, (_, start) => start);
  return heard.length > 0 && starts.some((at) => inOrder(heard, own.slice(at, at + span)) >= ECHO_SHARE * heard.length);
}

/** Length of the longest run of words that stand in both in the same order, gaps allowed. */
function inOrder(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const next = [0];
    for (const [at, other] of b.entries())
      next.push(word === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}
