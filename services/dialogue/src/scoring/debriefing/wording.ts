import type { Play } from '../../model/index.js';

/**
 * A text as it stands within a sentence: without its full stop, its first letter small unless it is a name of the
 * persona's, "I", or a word in capitals.
 */
export function asPhrase(text: string, name = ''): string {
  const [first = ''] = /^[\p{L}\p{N}]+/u.exec(text) ?? [];
  const isCapitals = first.length > 1 && first === first.toLocaleUpperCase();
  const isName =
    name !== '' && name.split(' ').some((word) => new RegExp(`^${word}(?![\\p{L}\\p{N}])`, 'u').test(text));
  const keeps = first === 'I' || isCapitals || isName;
  return trimStop(keeps ? text : text.charAt(0).toLocaleLowerCase() + text.slice(1));
}

export const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** Without the full stop that a sentence around it will bring. */
export const trimStop = (text: string): string => text.replace(/[.\s]+$/u, '');

/** How many sentences a text holds, at least one; marks within quotation marks that it goes on after are no ends. */
export const sentencesIn = (text: string): number =>
  Math.max(1, text.match(/[.!?…]+[”"»)\s]*(?:$|\s(?=[^\p{Ll}:;,–”"»)\s]))/gu)?.length ?? 1);

/** The sentences that a span lies in, with the marks that end them. Positions in UTF-16 units; the end is exclusive. */
export function sentencesAround(
  text: string,
  { from, to }: { from: number; to: number },
): { from: number; to: number } {
  const ends = [...text.matchAll(/\s*[.!?…]+(?=\s|$)/gu)].map(({ index, 0: mark }) => index + mark.length);
  const before = ends.filter((end) => end <= from).at(-1) ?? 0;
  const start = before + (/^\s*/u.exec(text.slice(before))?.[0].length ?? 0);
  return { from: start, to: ends.find((end) => end >= to) ?? text.trimEnd().length };
}

/** How the persona is called in a debriefing: "Claire" for "Claire Fontaine"; in a case of one's own, as the learner does. */
export function calledName({ persona: { identity }, scenario }: Play): string {
  const [given = identity.name] = identity.name.split(' ');
  return scenario.case_for === undefined ? given : identity.name;
}

/** Whether a text names somebody: the whole name, as words of their own. */
export const holdsName = (text: string, name: string): boolean =>
  ` ${text.replace(/[^\p{L}\p{N}-]+/gu, ' ')} `.includes(` ${name.replace(/[^\p{L}\p{N}-]+/gu, ' ')} `);

/** FNV-1a over UTF-16 units: a small number that is the same for the same text everywhere. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
