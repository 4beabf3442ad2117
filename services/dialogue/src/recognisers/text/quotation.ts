import type { Word } from './words.js';

const opening = new Set(['\u201c', '\u00ab', '\u201e', '"', "'", '\u2018']);
const closing: Readonly<Record<string, string>> = {
  '\u201c': '\u201d',
  '\u00ab': '\u00bb',
  '\u201e': '\u201c',
  '"': '"',
  "'": "'",
  '\u2018': '\u2019',
};

/** Which words stand between quotation marks. A mark that is never closed quotes nothing. */
export function quotedWords(text: string, words: readonly Word[], after: string): boolean[] {
  const quoted = new Array<boolean>(words.length).fill(false);
  if (!/["'\u2018\u201c\u201e\u00ab]/.test(text)) return quoted;
  for (let index = 0; index < words.length; index += 1) {
    const mark = openingMark(words[index]?.before ?? '');
    if (mark === undefined) continue;
    const end = closingWord(text, words, { index, after, mark: closing[mark] ?? mark });
    if (end < 0) continue;
    quoted.fill(true, index, end + 1);
    index = end;
  }
  return quoted;
}

function openingMark(before: string): string | undefined {
  const last = before.at(-1);
  return last !== undefined && opening.has(last) ? last : undefined;
}

/** The last word before the closing mark, or -1. */
function closingWord(
  text: string,
  words: readonly Word[],
  { index, after, mark }: { index: number; after: string; mark: string },
): number {
  for (let at = index; at < words.length; at += 1) {
    const word = words[at];
    const next = words[at + 1];
    if (!word) continue;
    const following = next ? next.before : after;
    if (following.includes(mark) || (word.to < text.length && endsInApostrophe(text, word.to, mark))) {
      return at;
    }
  }
  return -1;
}

/** A closing single quote is read as part of the word before it; a letter after it makes it an apostrophe. */
function endsInApostrophe(text: string, at: number, mark: string): boolean {
  const isMark = text[at] === mark && (mark === "'" || mark === '\u2019');
  return isMark && !/\p{L}/u.test(text[at + 1] ?? ' ');
}
