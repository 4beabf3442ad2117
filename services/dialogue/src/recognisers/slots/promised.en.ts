import type { Word } from '../text/words.js';

/** One word of what was promised; `kept` as it was written, or put in another's mouth. */
export interface Said {
  word: Word;
  text: string;
  kept: boolean;
}

/** Words with the gaps they were written with: "don't" stays whole. */
export function joined(said: readonly Said[]): string {
  return said.reduce((text, { word, text: next, kept }, index) => {
    const before = said[index - 1];
    const close = (kept && before?.kept === true && before.word.to === word.from) || isContracted(next);
    return index === 0 ? next : `${text}${close ? '' : ' '}${next}`;
  }, '');
}

/** "'ve" leans on what stands before it, and on what has been put in its place. */
const isContracted = (text: string): boolean => /^['\u2019]/.test(text);

const bare: Readonly<Record<string, string>> = {
  sending: 'send',
  calling: 'call',
  coming: 'come',
  bringing: 'bring',
  arranging: 'arrange',
  putting: 'put',
  ordering: 'order',
  refunding: 'refund',
  getting: 'get',
  taking: 'take',
  checking: 'check',
  writing: 'write',
  making: 'make',
  lending: 'lend',
  booking: 'book',
  removing: 'remove',
  deleting: 'delete',
  correcting: 'correct',
  entering: 'enter',
  adding: 'add',
  handling: 'handle',
  moving: 'move',
  giving: 'give',
  having: 'have',
  looking: 'look',
  asking: 'ask',
  keeping: 'keep',
  paying: 'pay',
  telling: 'tell',
  speaking: 'speak',
  talking: 'talk',
  meeting: 'meet',
  seeing: 'see',
  reading: 'read',
  signing: 'sign',
  leaving: 'leave',
  staying: 'stay',
  offering: 'offer',
  ringing: 'ring',
  answering: 'answer',
  going: 'go',
  doing: 'do',
  raising: 'raise',
  opening: 'open',
  closing: 'close',
  using: 'use',
  dropping: 'drop',
  cancelling: 'cancel',
  holding: 'hold',
  forwarding: 'forward',
  changing: 'change',
  choosing: 'choose',
  deciding: 'decide',
  training: 'train',
  leading: 'lead',
};
const instead: Readonly<Record<string, string>> = {
  i: 'you',
  me: 'you',
  my: 'your',
  mine: 'yours',
  myself: 'yourself',
  our: 'your',
  ours: 'yours',
  us: 'you',
  we: 'you',
  your: 'my',
  yours: 'mine',
  yourself: 'myself',
};
const afterSubject = new Set([
  'are',
  'have',
  'get',
  'can',
  'will',
  'receive',
  'need',
  'know',
  'hear',
  'see',
  'want',
  'had',
  'do',
]);
const skipped = new Set([
  'promise',
  'guarantee',
  'commit',
  'pledge',
  'undertake',
  'can',
  'personally',
  'definitely',
  'certainly',
  'also',
  'then',
  'just',
  'of',
  'course',
  'to',
  'that',
  'going',
  'now',
  'i',
  'we',
  'forget',
  'fail',
  'omit',
]);
const left = new Set(['forget', 'fail', 'omit']);
const auxiliaries = new Set(['will', 'shall', 'am', 'are', 'is']);

/** What one says of oneself, in the other's mouth. */
export const swapped = (text: string): string | undefined => (Object.hasOwn(instead, text) ? instead[text] : undefined);

/** "Sending" as "send". */
export const bareOf = (text: string): string | undefined => (Object.hasOwn(bare, text) ? bare[text] : undefined);

/** What was promised, as it stands after "you said you would": "call me back tomorrow". */
export function promisedEn(words: readonly Word[], written: (word: Word) => string): Said[] {
  const kept = words.slice(firstVerb(words));
  return kept.map((word, index) => {
    // "Won't" is one word as written and two as read.
    if (index === 0 && word.text === 'not') return { word, text: 'not', kept: false };
    const other = (index === 0 ? bare[word.text] : undefined) ?? swap(word, kept[index + 1]?.text);
    return { word, text: other ?? written(word), kept: other === undefined };
  });
}

function firstVerb(words: readonly Word[]): number {
  const isSkipped = ({ text }: Word, at: number): boolean =>
    skipped.has(text) || auxiliaries.has(text) || (text === 'not' && left.has(words[at + 1]?.text ?? ''));
  const at = words.findIndex((word, index) => !isSkipped(word, index));
  return at < 0 ? words.length : at;
}

/** Whom the learner calls "you" speaks of itself: "I" before a verb, "me" elsewhere. */
function swap({ text }: Word, next: string | undefined): string | undefined {
  if (text === 'you') return next !== undefined && afterSubject.has(next) ? 'I' : 'me';
  return swapped(text);
}
