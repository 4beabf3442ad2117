/** A stem that tells little by itself opens with this: one speaks, asks and helps in every talk. */
const weak = '~';

export const isWeak = (stem: string): boolean => stem.startsWith(weak);

export const telling = (stems: readonly string[]): readonly string[] => stems.filter((stem) => !isWeak(stem));

/** What is done, and not to what. */
export const isAct = (stem: string): boolean => stem.startsWith('+');

const leastAkin = 4;

/** "Photocell" and "cell" name one thing. */
const isAkin = (one: string, other: string): boolean =>
  one === other ||
  (one.length >= leastAkin && other.endsWith(one)) ||
  (other.length >= leastAkin && one.endsWith(other));

/** Stems of the first that the second has too. */
export const sharedStems = (one: readonly string[], other: readonly string[]): readonly string[] =>
  one.filter((stem) => other.some((its) => isAkin(stem, its)));
