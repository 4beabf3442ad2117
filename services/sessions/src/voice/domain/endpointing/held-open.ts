import type { ClauseWords } from './clause.js';

/** A thought is longer than this before an adverb at its end says that more follows: "not really" is one. */
const SHORTEST = 4;
/** What only opens a thought is no longer than this; of more words one is a verb that nobody listed. */
export const LONGEST = 10;
/** A noun that opens a thought has its relative word within so many words: "the two people who". */
const HEAD_WORDS = 5;

/**
 * Whether what was said only opens a thought, although none of its last words says so: "the people who trained me", "as
 * long as it is not signed", "we noticed an unusually".
 */
export function isHeldOpen(words: readonly string[], known: ClauseWords): boolean {
  return [hasHeadAlone, opensAlone, endsInAdverb, lacksNoun, reportsNothing].some((holds) => holds(words, known));
}

/** Verbs, an auxiliary and what it goes with as one. */
export const verbGroups = (words: readonly string[], { isVerb, groups }: ClauseWords): number =>
  words.filter((word, at) => isVerb(word, words[at - 1]) && !(at > 0 && groups.has(words[at - 1] ?? ''))).length;

/** "The reason I left my last job": a noun, what tells which one it is, and nothing about it yet. */
function hasHeadAlone(words: readonly string[], known: ClauseWords): boolean {
  if (words.length > LONGEST || !known.heads.has(words[0] ?? '')) return false;
  const head = words.slice(0, HEAD_WORDS + 1);
  const verb = head.findIndex((word, at) => at > 0 && known.isVerb(word, words[at - 1]));
  const relative = head.findIndex((word, at) => at > 1 && (known.relative.has(word) || known.contacts.has(word)));
  return relative > 0 && (verb < 0 || relative < verb) && verbGroups(words.slice(relative), known) < 2;
}

/** "As long as it is not signed": a clause that another one must follow, by its first words. */
function opensAlone(words: readonly string[], known: ClauseWords): boolean {
  const opener = [2, 3, 4].find((count) => known.openers.has(words.slice(0, count).join(' ')));
  return words.length <= LONGEST && opener !== undefined && verbGroups(words.slice(opener), known) < 2;
}

/** "The technician never", "you could for example", "I would probably". */
function endsInAdverb(words: readonly string[], known: ClauseWords): boolean {
  if (words.length < SHORTEST) return false;
  const pair = known.adverbs.has(words.slice(-2).join(' '));
  const last = words.at(-1) ?? '';
  if (!pair && !known.adverbs.has(last) && !known.isAdverb(last)) return false;
  const before = words.at(pair ? -3 : -2) ?? '';
  return known.leading.has(before) || (known.pending.has(last) && !known.isVerb(before, words.at(-3)));
}

/** "A really clear", "a pretty": what a thing is like, without the thing. */
function lacksNoun(words: readonly string[], { indefinite, degrees, isAdverb }: ClauseWords): boolean {
  const tellsDegree = (word = ''): boolean => degrees.has(word) || isAdverb(word);
  const [third, before, last] = [words.at(-3), words.at(-2), words.at(-1)];
  return (indefinite.has(third ?? '') && tellsDegree(before)) || (indefinite.has(before ?? '') && tellsDegree(last));
}

/** "He did mention that shipping": what somebody says or thinks, without a verb. */
function reportsNothing(words: readonly string[], known: ClauseWords): boolean {
  const at = words.findLastIndex((word, index) => known.reports(word, words[index - 1]));
  return at > 0 && verbGroups(words.slice(at + 1), known) === 0;
}
