import type { Clauses, LanguagePack } from '../language/pack.js';
import type { Word } from './words.js';

/** Whose words a word is part of: the learner's own, or what the learner says that somebody said. */
export type Voice = 'own' | 'first' | 'second' | 'third';

/** "Je pense que", "I am saying that": said here and now, and one's own. */
const performing = new Set(['pense', 'demande', 'dis', 'affirme', 'saying', 'say']);
const resuming = new Set(['but', 'so', 'mais', 'donc', 'alors', 'however', 'pourtant']);
const joining = new Set(['and', 'et']);
const reach = 5;

/** Words given as said by somebody ("he told me you are lazy"), from the verb to the end of what was said. */
export function voicesOf(words: readonly Word[], clauses: Clauses, pack: LanguagePack): Voice[] {
  const voices = new Array<Voice>(words.length).fill('own');
  for (const [index, word] of words.entries()) {
    if (!pack.reporting.has(word.text) || voices[index] !== 'own' || isNoSpeech(words, index)) continue;
    const speaker = speakerOf(words, index, { clauses, pack });
    if (!speaker || (speaker === 'first' && performing.has(word.text))) continue;
    voices.fill(speaker, index + 1, endOfSpeech(words, index, { clauses, pack }));
  }
  return voices;
}

const being = new Set(
  'is are was were be been being get gets est sont sera seront etait etaient soit ete etre etes suis'.split(' '),
);
const adverbs = new Set(`not already also never deja pas bien aussi tout jamais`.split(' '));
const leading = new Set(['par', 'd', 'en', 'l', 'will', 'shall']);

/** "L'écran dit quoi ?": what is said is asked for. */
function asksForIt(words: readonly Word[], index: number): boolean {
  const [what, next] = [words[index + 1], words[index + 2]];
  return what?.text === 'quoi' && (next?.sentence !== what.sentence || next.before.includes(','));
}

/** "By how the team is told", "they will tell us by Friday", "par écrit": nobody's words follow. */
function isNoSpeech(words: readonly Word[], index: number): boolean {
  const before = words[index - 1]?.text ?? '';
  return (
    leading.has(before) ||
    asksForIt(words, index) ||
    being.has(adverbs.has(before) ? (words[index - 2]?.text ?? '') : before)
  );
}

interface Sources {
  clauses: Clauses;
  pack: LanguagePack;
}

/** Who said it, by the subject of the verb; nobody where the verb has no subject ("tell me"). */
function speakerOf(words: readonly Word[], index: number, { clauses, pack }: Sources): Voice | undefined {
  const first = clauses.clauses[clauses.clauseOf[index] ?? 0]?.first ?? index;
  const { persons } = pack;
  let noun = false;
  for (let at = first; at < index; at += 1) {
    if (at < index - reach) continue;
    const text = words[at]?.text ?? '';
    if (persons.third.has(text)) return 'third';
    if (persons.second.has(text)) return 'second';
    if (persons.first.has(text)) return startsWithOwner(words, at) ? 'third' : 'first';
    noun ||= !pack.functionWords.has(text) && !pack.commonWords.has(text);
  }
  return noun ? 'third' : undefined;
}

/** "My boss said": the subject is the boss. */
function startsWithOwner(words: readonly Word[], at: number): boolean {
  return ['my', 'our', 'mon', 'ma', 'mes', 'notre', 'nos'].includes(words[at]?.text ?? '');
}

function endOfSpeech(words: readonly Word[], index: number, { clauses, pack }: Sources): number {
  const sentence = words[index]?.sentence;
  let at = index + 1;
  for (; at < words.length && words[at]?.sentence === sentence; at += 1) {
    if (clauses.clauseOf[at] === clauses.clauseOf[at - 1]) continue;
    const text = words[at]?.text ?? '';
    if (resuming.has(text)) break;
    if (joining.has(text) && pack.persons.first.has(words[at + 1]?.text ?? '')) break;
  }
  return at;
}
