/** The phrase as it stands within a sentence. A word in capitals, or one letter, keeps them. */
export function lowerFirst(text: string): string {
  const [first = '', second = ''] = text;
  const isSentenceCase =
    second !== '' && second === second.toLocaleLowerCase() && second !== second.toLocaleUpperCase();
  return isSentenceCase ? first.toLocaleLowerCase() + text.slice(first.length) : text;
}

export const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** Without the full stop that a sentence around it will bring. */
export const trimStop = (text: string): string => text.replace(/[.\s]+$/u, '');

/** How the persona is called in a debriefing: "Claire" for "Claire Fontaine". */
export const givenName = (name: string): string => name.split(' ')[0] ?? name;

/** FNV-1a over UTF-16 units: a small number that is the same for the same text everywhere. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
