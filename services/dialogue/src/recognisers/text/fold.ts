const marks = /\p{M}+/gu;
const ligatures = /[œæß]/g;
const spelledOut: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss' };
const plain = /^[\x20-\x7e]*$/;

/** Lower case, without accents, with plain apostrophes. The same on every machine: no locale has a say. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (plain.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(marks, '')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(ligatures, (letter) => spelledOut[letter] ?? letter);
}
