import type { Word } from '../text/words.js';

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
};
const swapped: Readonly<Record<string, string>> = {
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
]);
const auxiliaries = new Set(['will', 'shall', 'am', 'are', 'is']);

/** What was promised, as it stands after "you said you would": "call me back tomorrow". */
export function promisedEn(words: readonly Word[], written: (word: Word) => string): string {
  const kept = words.slice(firstVerb(words));
  return kept
    .map((word, index) => (index === 0 && bare[word.text]) || swap(word, kept[index + 1]?.text) || written(word))
    .join(' ');
}

function firstVerb(words: readonly Word[]): number {
  const at = words.findIndex(({ text }) => !skipped.has(text) && !auxiliaries.has(text));
  return at < 0 ? words.length : at;
}

/** Whom the learner calls "you" speaks of itself: "I" before a verb, "me" elsewhere. */
function swap({ text }: Word, next: string | undefined): string | undefined {
  if (text === 'you') return next !== undefined && afterSubject.has(next) ? 'I' : 'me';
  return Object.hasOwn(swapped, text) ? swapped[text] : undefined;
}
