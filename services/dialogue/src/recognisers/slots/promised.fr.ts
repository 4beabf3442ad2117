import type { Word } from '../text/words.js';
import { infinitiveOf } from './infinitive.fr.js';

/** How the persona addresses the learner. */
export type Address = 'tu' | 'vous';

const clitics = new Set(['le', 'la', 'les', 'y', 'en', 'lui', 'leur', 'me', 'te', 'se', 'vous', 'nous']);
const going = new Set(['vais', 'allons', 'va']);

const speakers = new Set(['je', 'j', 'nous', 'on']);
const pledging = new Set(['promets', 'promettons', 'garantis', 'garantissons', 'jure', 'engage', 'engageons']);

/** Where a second deed begins, with a subject of its own: "je vérifie et je vous rappelle". */
const secondDeed = (words: readonly Word[]): number =>
  words.findIndex(({ text }, at) => at > 0 && text === 'et' && speakers.has(words[at + 1]?.text ?? ''));

/** "Je vous promets de vous rappeler": what is promised stands after "de"; before "que" nothing is promised yet. */
const pledged = (words: readonly Word[]): readonly Word[] => {
  const at = words.findIndex(({ text }) => !clitics.has(text) && !speakers.has(text) && text !== 'm');
  if (!pledging.has(words[at]?.text ?? '')) return words;
  return ['de', 'd', 'a'].includes(words[at + 1]?.text ?? '')
    ? words.slice(at + 2)
    : at + 1 < words.length
      ? words
      : [];
};

/** What was promised, as it stands after "vous avez dit que vous alliez": "me rappeler demain". */
export function promisedFr(words: readonly Word[], written: (word: Word) => string, address: Address): string {
  const second = secondDeed(words);
  const deeds = second < 0 ? [words] : [words.slice(0, second), words.slice(second + 1)];
  return deeds
    .map((deed) => deedFr(pledged(deed), written, address))
    .filter(Boolean)
    .join(' et ');
}

function deedFr(words: readonly Word[], written: (word: Word) => string, address: Address): string {
  const verb = words.findIndex(
    ({ text }) => !clitics.has(text) && !['je', 'nous', 'on', 'de', 'd', 'a'].includes(text),
  );
  const first = words[verb];
  if (!first) return '';
  const start = going.has(first.text) ? verb + 1 : verb;
  const infinitive = going.has(first.text) ? undefined : infinitiveOf(first, written);
  const before = words.slice(0, verb).filter(({ text }) => clitics.has(text));
  const rest = words
    .slice(start)
    .map((word, index) =>
      index === 0 && infinitive !== undefined
        ? infinitive
        : inOtherMouth(word, index, { words: words.slice(start), written, address }),
    );
  const pronouns = isReflexive(words, verb) ? [address === 'vous' ? 'vous' : 'te'] : [];
  return elided([...pronouns, ...before.flatMap(({ text }) => cliticSaid(text) ?? []), ...rest]);
}

/** What the other is to get, as it stands after "vous allez": "me le faire parvenir vendredi". */
export function givenFr(
  pronouns: readonly Word[],
  thing: readonly Word[],
  { written, address }: Omit<Spoken, 'words'>,
): string {
  const object = pronouns.map(({ text }) => (text === 'l' ? 'le' : text));
  const rest = thing.map((word, index) => inOtherMouth(word, index, { words: thing, written, address }));
  return elided(['me', ...object, 'faire', 'parvenir', ...rest]);
}

const isReflexive = (words: readonly Word[], verb: number): boolean =>
  words.slice(0, verb).some(({ text }) => text === 'me' || text === 'se');

/** "Vous", the persona, becomes "me"; the learner's own "me" is said apart. */
function cliticSaid(text: string): string | undefined {
  if (text === 'vous' || text === 'te') return 'me';
  return text === 'me' || text === 'se' || text === 'nous' ? undefined : text;
}

/** "Vous deux" is the persona and somebody with it. */
const several: ReadonlySet<string> = new Set(['deux', 'trois', 'quatre', 'cinq', 'tous', 'toutes']);

export interface Spoken {
  words: readonly Word[];
  written: (word: Word) => string;
  address: Address;
}

/** A word of the learner's as the other says it. */
export function inOtherMouth(word: Word, index: number, { words, written, address }: Spoken): string {
  const formal = address === 'vous';
  const next = words[index + 1]?.text ?? '';
  switch (word.text) {
    case 'vous':
    case 'te':
      if (several.has(next)) return 'nous';
      return isInfinitive(next) || clitics.has(next) || words[index - 1]?.text === 'ne' ? 'me' : 'moi';
    case 'toi':
      return 'moi';
    case 'moi':
      return formal ? 'vous' : 'toi';
    case 'me':
      return formal ? 'vous' : 'te';
    case 'mon':
      return formal ? 'votre' : 'ton';
    case 'ma':
      return formal ? 'votre' : 'ta';
    case 'mes':
    case 'nos':
      return formal ? 'vos' : 'tes';
    case 'notre':
      return 'votre';
    case 'vos':
    case 'tes':
      return 'mes';
    case 'votre':
    case 'ton':
    case 'ta':
      return isFeminine(next) ? 'ma' : 'mon';
    default:
      return written(word);
  }
}

const isInfinitive = (text: string): boolean => /(?:er|ir|re|oir)$/.test(text);

/** By its ending; before a vowel "mon" serves both. */
const isFeminine = (noun: string): boolean =>
  !/^[aeiouyh]/.test(noun) && /(?:e|ion|te|ure)$/.test(noun) && !/(?:age|isme|ege|aire)$/.test(noun);

/** "Me envoyer" is "m'envoyer". */
export const elided = (words: readonly string[]): string =>
  words
    .join(' ')
    .replace(/(\S['\u2019]) /g, '$1')
    .replace(/\b(vous|toi) m[eê]me\b/g, '$1-même')
    .replace(/(?<=\d) (?=(?:er|e)\b)/g, '')
    .replace(
      /(?<!\p{L})(me|te|se|le|la|de|que|ne|je) (?=[aeiouyàéèêâîôh])/giu,
      (_, word: string) => `${word.slice(0, -1)}'`,
    );
