import type { Match } from '../patterns/index.js';
import type { Base } from './analysis.js';
import type { PhraseGroup } from './language/groups.js';
import { answersItself } from './self-answered.js';

/** A question that asks (rhetorical ones are left out). `first` to `last` are the words it spans. */
export interface Question {
  first: number;
  last: number;
  clause: number;
  kind: 'open' | 'closed';
  /** By verb and question word; by its mark alone; or by what is said ("I'd like to hear how..."). */
  form: 'direct' | 'marked' | 'indirect';
}

/** All questions of a turn, direct, marked and indirect, in order. */
export function questionsOf(base: Base, matches: readonly Match<PhraseGroup>[]): Question[] {
  const direct = base.sentences.flatMap((_, index) => directQuestions(base, index));
  const indirect = matches
    .filter((match) => asksIndirectly(base, match))
    .flatMap((match) => inTurn(base, toIndirect(base, match)));
  const all = joinQuestions(direct, indirect, base);
  return all.filter((question) => !isRhetorical(question, { base, matches })).sort((a, b) => a.first - b.first);
}

function directQuestions(base: Base, index: number): Question[] {
  const sentence = base.sentences[index];
  if (!sentence) return [];
  const openers = base.pack.openersOf(base.words, sentence, base);
  const whole = onlyMarked(base, openers);
  return openers.flatMap(({ at, kind }, order): Question[] => {
    if (base.quoted[at] || base.voices[at] === 'third') return [];
    const next = openers[order + 1];
    const last = next ? Math.max(at, beginOf(base, next.at, at) - 1) : sentence.last;
    return [{ first: at, last, clause: base.clauseOf[at] ?? 0, kind, form: whole ? 'marked' : 'direct' }];
  });
}

/** Where a question's clause begins, if that is after the question before it: "and for how long", not "how long". */
function beginOf({ clauses, clauseOf }: Base, at: number, before: number): number {
  const first = clauses[clauseOf[at] ?? 0]?.first ?? at;
  return first > before ? first : at;
}

/** A single opener at the sentence's first word that is no question word and no verb before its subject. */
function onlyMarked(base: Base, openers: readonly { at: number; marked?: boolean }[]): boolean {
  return openers.length === 1 && openers[0]?.marked === true && base.words.length > 0;
}

/** Who wants to know: "you would like to know how" and "I will explain how" ask nothing. */
function asksIndirectly(base: Base, match: Match<PhraseGroup>): boolean {
  if (match.id !== 'ask_open' && match.id !== 'ask_closed') return false;
  if (base.quoted[match.first] || base.voices[match.first] !== 'own') return false;
  if (!match.negative && base.negated[match.first]) return false;
  if (isRelative(base, match.first) || tellsOfSelf(base, match.first)) return false;
  const nearest = nearestPerson(base, match.first);
  const text = base.words[match.first]?.text ?? '';
  const { wanting, telling, infinitives } = base.pack.inquiring;
  if (wanting.has(text)) return nearest !== 'second' && nearest !== 'third';
  if (!telling.has(text)) return true;
  if (infinitives.has(text) && !addressesOther(base, match.first)) return false;
  return nearest !== 'first' && nearest !== 'third' && !announces(base, match);
}

/** "Je sais ce que vous voulez dire": what somebody means is named, not asked for. */
const isRelative = ({ words, pack }: Base, first: number): boolean => {
  const at = pack.persons.second.has(words[first - 1]?.text ?? '') ? first - 1 : first;
  return pack.inquiring.relatives.has(`${words[at - 2]?.text ?? ''} ${words[at - 1]?.text ?? ''}`);
};

/** "Je peux vous aider", "pour vous donner un exemple": the learner's part. */
const tellsOfSelf = ({ words, pack }: Base, first: number): boolean => {
  const { ownVerbs, ownSubjects, purposes } = pack.inquiring;
  const before = words.slice(Math.max(0, first - 2), first).map(({ text }) => text);
  const isOwn = ownVerbs.has(words[first]?.text ?? '') && before.some((text) => ownSubjects.has(text));
  return isOwn || before.some((text) => purposes.has(text));
};

/** "Je vais vous expliquer comment": the learner is the one who tells. */
function announces({ words, clauses, clauseOf, pack }: Base, { first }: Match<PhraseGroup>): boolean {
  const from = clauses[clauseOf[first] ?? 0]?.first ?? 0;
  const opening = words
    .slice(from, first)
    .find(({ text }) => pack.persons.first.has(text) || pack.persons.second.has(text));
  return (
    opening !== undefined &&
    pack.persons.first.has(opening.text) &&
    pack.inquiring.infinitives.has(words[first]?.text ?? '')
  );
}

/** "Pouvez-vous expliquer", "m'expliquer"; "c'est épuisant d'expliquer" asks nobody. */
function addressesOther({ words, clauses, clauseOf, pack }: Base, at: number): boolean {
  const from = clauses[clauseOf[at] ?? 0]?.first ?? 0;
  const before = words.slice(from, at);
  return pack.inquiring.toMe.has(before.at(-1)?.text ?? '') || before.some(({ text }) => pack.persons.second.has(text));
}

/** The person last named before a word of its clause. */
function nearestPerson({ words, clauses, clauseOf, pack }: Base, index: number): 'first' | 'second' | 'third' | 'none' {
  const first = clauses[clauseOf[index] ?? 0]?.first ?? 0;
  for (let at = index - 1; at >= first; at -= 1) {
    const text = words[at]?.text ?? '';
    if (pack.persons.second.has(text)) return 'second';
    if (pack.persons.first.has(text)) return 'first';
    if (pack.persons.third.has(text)) return 'third';
  }
  return 'none';
}

function toIndirect(base: Base, match: Match<PhraseGroup>): Question {
  const sentence = base.sentences[base.words[match.first]?.sentence ?? 0];
  return {
    first: base.clauses[base.clauseOf[match.first] ?? 0]?.first ?? match.first,
    last: sentence?.last ?? match.last,
    clause: base.clauseOf[match.first] ?? 0,
    kind: match.id === 'ask_open' ? 'open' : 'closed',
    form: 'indirect',
  };
}

/** "I'd like to know when it starts and whether you would come": an indirect question may be two. */
function inTurn({ words, clauseOf, pack }: Base, question: Question): Question[] {
  const { joining, asksOn, asksOpenly, prepositions } = pack.inquiring;
  for (let at = question.first + 2; at < question.last; at += 1) {
    if (!joining.has(words[at]?.text ?? '')) continue;
    const next = prepositions.has(words[at + 1]?.text ?? '') ? at + 2 : at + 1;
    const word = words[next]?.text ?? '';
    if (next > question.last || !asksOn.has(word)) continue;
    const kind = asksOpenly.has(word) ? 'open' : 'closed';
    const second: Question = { first: at, last: question.last, clause: clauseOf[at] ?? 0, kind, form: 'indirect' };
    return [{ ...question, last: at - 1 }, second];
  }
  return [question];
}

/** One question for each place: what is asked for ("could you tell me why") outweighs the form ("could you"). */
function joinQuestions(direct: readonly Question[], indirect: readonly Question[], base: Base): Question[] {
  const joined = direct.map((question) => ({ ...question }));
  const byPlace = new Map<number, Question>();
  for (const question of indirect) {
    const known = byPlace.get(question.first);
    // "Tell me when" is closed even where "tell me" alone would be open.
    if (!known || question.kind === 'closed') byPlace.set(question.first, question);
  }
  for (const question of byPlace.values()) {
    const same = joined.find(
      (other) => (other.clause === question.clause && other.last >= question.first) || contains(other, question),
    );
    if (!same) joined.push(question);
    else if (same.kind === 'closed' || question.kind === 'open') same.kind = question.kind;
    if (same?.form === 'marked') same.form = 'indirect';
  }
  const inner = (question: Question): boolean =>
    joined.some((other) => other !== question && other.form === 'indirect' && contains(other, question));
  return base.words.length === 0 ? [] : joined.filter((question) => !inner(question));
}

const contains = (outer: Question, inner: Question): boolean => outer.first <= inner.first && inner.first <= outer.last;

interface Sources {
  base: Base;
  matches: readonly Match<PhraseGroup>[];
}

function isRhetorical(question: Question, { base, matches }: Sources): boolean {
  const denies = matches.some(
    ({ id, first, last }) =>
      !goesOn(base, { first, last }) &&
      (id === 'rhetorical' || id === 'not_asking') &&
      last >= question.first &&
      first <= question.last,
  );
  return denies || answersItself(question, base);
}

/** "So what happened?" holds "so what" and is no retort: nothing follows a retort without a mark. */
export function goesOn(
  { words, pack }: Pick<Base, 'words' | 'pack'>,
  { first, last }: { first: number; last: number },
): boolean {
  const next = words[last + 1];
  if (last - first > 1 || next?.sentence !== words[last]?.sentence || next?.before !== '') return false;
  const said = words.slice(first, last + 1).map(({ text }) => text);
  return pack.inquiring.retorts.has(said.join(' '));
}
