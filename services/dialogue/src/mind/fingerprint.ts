/** What makes two replies sound alike. */
export interface Fingerprint {
  words: number;
  sentences: readonly string[];
  /** The first three words. */
  opening: string;
  trigrams: ReadonlySet<string>;
}

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();

const wordsOf = (text: string): string[] => bare(text).split(' ').filter(Boolean);

const trigramsOf = (text: string): ReadonlySet<string> => {
  const words = wordsOf(text);
  const trigrams = new Set<string>();
  for (let i = 0; i + 2 < words.length; i += 1) trigrams.add(`${words[i]} ${words[i + 1]} ${words[i + 2]}`);
  return trigrams;
};

const read = (text: string): Fingerprint => {
  const words = wordsOf(text);
  const sentences = text
    .split(/[.!?…]+/)
    .map(bare)
    .filter(Boolean);
  let trigrams: ReadonlySet<string> | undefined;
  return {
    ...{ words: words.length, sentences, opening: words.slice(0, 3).join(' ') },
    // Most texts are only measured, and these are most of what is kept of one.
    get trigrams() {
      return (trigrams ??= trigramsOf(text));
    },
  };
};

const remembered = new Map<string, Fingerprint>();
const mostRemembered = 4096;

/** The fingerprint of a text; kept for a while, since a session looks at its earlier replies again and again. */
export const fingerprint = (text: string): Fingerprint => {
  const known = remembered.get(text);
  if (known) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const fresh = read(text);
  remembered.set(text, fresh);
  return fresh;
};

/** Word trigrams that two texts share, as a share of the shorter one's: 0 to 1. */
export const overlap = (one: Fingerprint, other: Fingerprint): number => {
  const [small, large] =
    one.trigrams.size <= other.trigrams.size ? [one.trigrams, other.trigrams] : [other.trigrams, one.trigrams];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const trigram of small) if (large.has(trigram)) shared += 1;
  return shared / small.size;
};
