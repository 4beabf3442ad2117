const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

export const wordsIn = (text: string): number => words(text).length;

/** Of a text that was spoken letter by letter, the words that sounded to their last one; spaces are not counted. */
export function wordsHeard(text: string, sounded: string): number {
  let letters = words(sounded).join('').length;
  return words(text).filter(({ length }) => (letters -= length) >= 0).length;
}
