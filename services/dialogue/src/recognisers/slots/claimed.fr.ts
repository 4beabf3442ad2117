import type { Claim, Doer } from '../../model/index.js';
import type { Analysis } from '../analysis.js';
import { wordSet } from '../text/word-set.js';
import type { Word } from '../text/words.js';
import { infinitiveOf, isVerbForm } from './infinitive.fr.js';
import type { Stretch } from './matter.js';
import type { Address } from './promised.fr.js';
import { elided, inOtherMouth } from './promised.fr.js';
import { clausesWithin, loosened, plainCase, tellsOfNow } from './spoken.js';

const clitics = wordSet('le la les l y en lui leur me te se vous nous m t s');
const denying = wordSet('pas plus jamais rien');
const modal = wordSet('pouvoir aller devoir');
const getting = wordSet('avoir recevoir toucher obtenir');
const perfect = wordSet('ai avons as avez aurais auriez aurions aurait');
const articles = wordSet(
  'le la les l un une des du de votre vos ton ta tes notre nos mon ma mes deux trois quatre cinq six sept huit neuf dix tout toute tous toutes ce cet cette',
);

/**
 * What was said to be so, as it fits after "vous avez dit que vous alliez": one's own act as it is, what the other may do
 * as let, and everything else as vouched for. Empty where it can't be said so.
 */
export function claimedFr(turn: Analysis, stretch: Stretch, { doer }: Claim, address: Address): string {
  const clauses = clausesWithin(turn, stretch);
  if (doer === 'other' || doer === 'thing' || doer === 'none') return vouchedFor(turn, clauses, address);
  const left = leftToYou(turn, stretch, address);
  if (left !== '') return left;
  const subjects = doer === 'self' ? ['je', 'nous', 'on', 'qui'] : ['vous', 'tu', 'qui'];
  for (const { first, last } of withTopic(turn, stretch, clauses)) {
    const at = turn.words.findIndex(({ text }, index) => index >= first && index < last && subjects.includes(text));
    const start = turn.words[at + 1]?.text === 'qui' ? at + 1 : at;
    const said = at < 0 ? '' : actFrom(turn, { first: start, last }, { doer, address });
    if (said !== '') return said;
  }
  return '';
}

const longestTopic = 6;

/** "La conduite du transfert, c'est vous": a matter left to the other. */
function leftToYou(turn: Analysis, { first, last }: Stretch, address: Address): string {
  const { words, clauses, clauseOf } = turn;
  const topic = clauses[clauseOf[first] ?? 0];
  const at = (topic?.last ?? last) + 1;
  const isLeft =
    words[at]?.text === 'ce' && words[at + 1]?.text === 'est' && /^(?:vous|toi)$/.test(words[at + 2]?.text ?? '');
  if (!topic || !isLeft || words[at + 3]?.text === 'qui' || at - first > longestTopic) return '';
  const said = words.slice(first, at);
  const written = (word: Word): string => plainCase(turn, word.from, word.to);
  return elided([
    'me',
    'laisser',
    ...said.map((word, index) => inOtherMouth(word, index, { words: said, written, address })),
  ]);
}

/** "Vos rapports, je les lirai": the clause of the verb may name nothing by itself. */
const withTopic = (turn: Analysis, { first, last }: Stretch, clauses: readonly Stretch[]): Stretch[] => [
  ...clauses,
  ...turn.clauses
    .slice(turn.clauseOf[first] ?? 0, (turn.clauseOf[last] ?? 0) + 1)
    .filter((clause) => !clause.conditional && clause.first > first && clause.last <= last),
];

/** "Vous avez dû", told as over; "vous avez deux jours" is not. */
const isPerfect = ({ text }: Word, next: Word | undefined): boolean =>
  perfect.has(text) &&
  /(?:e|i|u|s|t)$/.test(next?.text ?? '') &&
  (next?.text === 'du' || !articles.has(next?.text ?? ''));

/** What one thinks is nothing one was going to do. */
const opinions = wordSet(
  'crois pense trouve sais veux voudrais ai aimerais comprends vois suppose imagine espere dirais',
);

interface Speech {
  doer: Doer;
  address: Address;
}

function actFrom(turn: Analysis, { first, last }: Stretch, { doer, address }: Speech): string {
  const { words } = turn;
  const end = loosened(turn, { first, last });
  const pronouns: Word[] = [];
  let not = '';
  let verb = -1;
  for (let at = first + 1; at <= end; at += 1) {
    const word = words[at];
    if (!word) return '';
    if (word.text === 'ne') not = 'pas';
    else if (clitics.has(word.text) && verb < 0) pronouns.push(word);
    else {
      verb = at;
      break;
    }
  }
  const form = words[verb];
  if (!form || isPerfect(form, words[verb + 1])) return '';
  if (!isVerbForm(form) || opinions.has(form.text)) return '';
  const written = (word: Word): string => plainCase(turn, word.from, word.to);
  const isFollowing = form.text === 'suis' && articles.has(words[verb + 1]?.text ?? '');
  let infinitive = isFollowing ? 'suivre' : infinitiveOf(form, written);
  let from = verb + 1;
  const negator = words[from]?.text ?? '';
  if (denying.has(negator) && (not !== '' || negator === 'pas')) {
    not = negator;
    from += 1;
  }
  if (modal.has(infinitive) && from <= end) {
    while (from <= end && clitics.has(words[from]?.text ?? '')) {
      const word = words[from];
      if (word) pronouns.push(word);
      from += 1;
    }
    const main = words[from];
    if (!main || from > end || !/(?:er|ir|re|oir)$/.test(main.text)) return '';
    infinitive = written(main);
    from += 1;
  }
  const rest = words.slice(from, end + 1);
  // "C'est vous qui décidez" says enough by itself.
  if (rest.length === 0 && pronouns.length === 0 && not === '' && words[first]?.text !== 'qui') return '';
  const restSaid = rest.map((word, index) => inOtherMouth(word, index, { words: rest, written, address }));
  const denial = not === '' ? [] : ['ne', not];
  const turned = pronouns.flatMap(({ text }) => pronounSaid(text, doer, address));
  if (doer === 'self') return elided([...denial, ...turned, infinitive, ...restSaid]);
  if (not !== '') return elided([...denial, 'me', 'faire', ...turned, infinitive, ...restSaid]);
  const isGift = getting.has(infinitive) && articles.has(rest[0]?.text ?? '');
  return isGift ? elided(['me', 'donner', ...restSaid]) : elided(['me', 'laisser', ...turned, infinitive, ...restSaid]);
}

/** One's own "me" becomes "vous", the other's "vous" becomes "me". */
function pronounSaid(text: string, doer: Speech['doer'], address: Address): string[] {
  if (text === 'vous' || text === 'te' || text === 't') return doer !== 'self' ? [] : ['me'];
  if (text === 'me' || text === 'm' || text === 'nous')
    return doer !== 'self' ? [address === 'vous' ? 'vous' : 'te'] : [];
  return text === 'l' ? ['le'] : text === 'se' || text === 's' ? [] : [text];
}

/** "Me garantir que personne ne sera licencié"; whom the learner calls "vous" says "je". */
function vouchedFor(turn: Analysis, clauses: readonly Stretch[], address: Address): string {
  const [clause] = clauses.filter(
    (one) => one.last - one.first >= 2 && !joining.has(turn.words[one.first]?.text ?? '') && tellsOfNow(turn, one),
  );
  if (!clause) return '';
  const end = loosened(turn, clause);
  const words = turn.words.slice(clause.first, end + 1);
  if (words.some(({ text }, at) => speaking.has(text) && (text !== 'nous' || /ons$/.test(words[at + 1]?.text ?? ''))))
    return '';
  const written = (word: Word): string => plainCase(turn, word.from, word.to);
  const said: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (!word) break;
    const subject = ownSubjectAt(words, at, written);
    if (subject) {
      said.push('je', ...(subject.toMe ? [address === 'vous' ? 'vous' : 'te'] : []), subject.verb);
      at = subject.last;
      continue;
    }
    const isObject = (word.text === 'vous' || word.text === 'te') && finite.test(words[at + 1]?.text ?? '');
    said.push(isObject ? 'me' : inOtherMouth(word, at, { words, written, address }));
  }
  return elided(['me', 'garantir', 'que', ...said]);
}

/** What such a word opens is a part of another sentence. */
const joining = wordSet('que qui dont quand lorsque comme si vu en');
const speaking = wordSet('je nous on');
/** A verb of the third person, before which "vous" is an object. */
const finite = /(?:ra|ront|rait|raient|e|ent)$/;
const ownForms: Readonly<Record<string, string>> = {
  dites: 'dis',
  dis: 'dis',
  avez: 'ai',
  as: 'ai',
  etes: 'suis',
  es: 'suis',
  faites: 'fais',
  fais: 'fais',
  pouvez: 'peux',
  peux: 'peux',
  voulez: 'veux',
  veux: 'veux',
  devez: 'dois',
  dois: 'dois',
  prenez: 'prends',
  venez: 'viens',
  voyez: 'vois',
  savez: 'sais',
};

/** "Vous me dites" as "je vous dis": the subject, its verb in the first person, and where it ends. */
function ownSubjectAt(
  words: readonly Word[],
  at: number,
  written: (word: Word) => string,
): { verb: string; toMe: boolean; last: number } | undefined {
  if (!['vous', 'tu'].includes(words[at]?.text ?? '')) return undefined;
  const toMe = words[at + 1]?.text === 'me';
  const verb = words[toMe ? at + 2 : at + 1];
  if (!verb) return undefined;
  const last = toMe ? at + 2 : at + 1;
  const known = Object.hasOwn(ownForms, verb.text) ? ownForms[verb.text] : undefined;
  if (known !== undefined) return { verb: known, toMe, last };
  if (/(?:rez|ras)$/.test(verb.text)) return { verb: written(verb).replace(/(?:rez|ras)$/, 'rai'), toMe, last };
  return /[^r]ez$/.test(verb.text) ? { verb: written(verb).replace(/z$/, ''), toMe, last } : undefined;
}
