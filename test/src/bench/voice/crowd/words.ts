/** The words of a text as they are written, with their marks. */
export const wordsIn = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** Of a text that was spoken letter by letter, the words that sounded to their last one; spaces are not counted. */
export function wordsHeard(text: string, sounded: string): string[] {
  let letters = wordsIn(sounded).join('').length;
  return wordsIn(text).filter(({ length }) => (letters -= length) >= 0);
}

/** How many words are on record that were not heard, and heard and not on record: both tell a text from its beginning. */
export function wordsApart({ claimed, heard }: { claimed: readonly string[]; heard: readonly string[] }) {
  const other = claimed.findIndex((word, at) => word !== heard[at]);
  const alike = other < 0 ? claimed.length : other;
  return { unheard: claimed.length - alike, missing: heard.length - alike };
}
