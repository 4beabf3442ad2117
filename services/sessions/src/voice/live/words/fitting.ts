/** A reply is spoken: nobody says more in one breath. */
const MOST_WORDS = 60;

/** Out of the role, or in that of the other. */
const outOfRole = [
  /\b(?:as an? (?:ai|a\.i\.|language model|assistant)|language model|chatgpt|openai)\b/iu,
  /\b(?:en tant qu['’](?:ia|intelligence artificielle|assistant)|modèle de langage)\b/iu,
  /^\s*(?:learner|user|assistant|système|system|apprenant)\s*:/imu,
  /[*#<>{}[\]]|^\s*[-•]\s/mu,
];

const figures = (text: string): string[] => text.match(/\d+(?:[.,]\d+)*/gu) ?? [];
const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

/**
 * Whether what a mind has worded so far may be said: in the role, short enough to speak, and with no figure that the
 * authored words do not have. `worded` ends with a whole segment. What is dropped is said in the authored words instead.
 */
export function isFitting(worded: string, authored: string): boolean {
  if (wordsIn(worded) > Math.max(MOST_WORDS, wordsIn(authored) * 2)) return false;
  if (outOfRole.some((mark) => mark.test(worded))) return false;
  const known = new Set(figures(authored));
  return figures(worded).every((figure) => known.has(figure));
}
