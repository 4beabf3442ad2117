/**
 * Content as print sets it: ’ for an apostrophe, no line broken before the French signs that stand apart. No character
 * is added or lost, so that places in a text stay where they were.
 */
export const typeset = (text: string): string =>
  text
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '\u2019')
    .replace(/ (?=[:;?!»])/g, '\u202f')
    .replace(/(?<=«) /g, '\u202f');

/** The same for every text of an answer that holds sentences and no field that is edited. */
export const typesetAll = <Value>(value: Value): Value => {
  if (typeof value === 'string') return typeset(value) as Value;
  if (Array.isArray(value)) return value.map(typesetAll) as Value;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, typesetAll(one as unknown)])) as Value;
};
