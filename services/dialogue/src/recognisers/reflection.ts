import type { Analysis, Hit } from './analysis.js';
import { hitsIn } from './analysis.js';
import type { Found } from './cues/found.js';
import { overlaps } from './cues/found.js';
import { contentStem, sharedCount } from './ground.js';
import type { Ground } from './ground.js';
import { tellsOfPast } from './text/past.js';
import { wordSet } from './text/word-set.js';

/** A stretch of the turn that gives back what the counterpart said or felt. */
export interface Reflection {
  kind: 'simple' | 'complex';
  first: number;
  last: number;
}

interface Range {
  first: number;
  last: number;
}

/** What the turn is compared with, and what it was already found to do. */
export interface Sources {
  /** The counterpart's last turn. */
  ground: Ground;
  /** Everything it has said so far; outside a session its last turn. */
  soFar: Ground;
  /** In a session a statement about "you" must share something with the points; elsewhere its form is enough. */
  inSession: boolean;
  /** In a session: whether a stem belongs to the scenario, its persona or its subject. */
  belongs?: (stem: string) => boolean;
  /** Advice, blame, promises: a sentence that does these gives nothing back unless it says so. */
  acts: readonly Found[];
}

/**
 * Finds reflections by structure: statements about the counterpart, or that restate its words, with a stem ("it sounds
 * like") or without. Complex ones add a feeling, a meaning, a contrast or what was not said.
 */
export function reflectionsOf(turn: Analysis, sources: Sources): Reflection[] {
  return turn.sentences.flatMap((_, index): Reflection[] => {
    const range = statementOf(turn, index);
    if (!range) return [];
    const stem = hitsIn(turn, 'reflection_stem').find((hit) => within(hit, range) && isStem(turn, hit));
    if (!givesBack(turn, range, { ...sources, stem })) return [];
    return [{ ...range, kind: isComplex(turn, range, sources) ? 'complex' : 'simple' }];
  });
}

/** The words of a sentence before its first question; none where it asks from the start. */
function statementOf({ sentences, questions, quoted }: Analysis, index: number): Range | undefined {
  const sentence = sentences[index];
  if (!sentence) return undefined;
  const question = questions.find(
    ({ first, form }) => form !== 'marked' && first >= sentence.first && first <= sentence.last,
  );
  const last = question ? question.first - 1 : sentence.last;
  return last < sentence.first || quoted[sentence.first] ? undefined : { first: sentence.first, last };
}

const within = (hit: Range, range: Range): boolean => hit.first >= range.first && hit.first <= range.last;

/** Not "it doesn't sound like you care", and nothing a third person was said to have said. */
function isStem(turn: Analysis, hit: Hit): boolean {
  const { voices, quoted } = turn;
  if (hit.denied || quoted[hit.first] || voices[hit.first] === 'third' || voices[hit.first] === 'first') return false;
  // "Sounds good to me" agrees.
  return !hitsIn(turn, 'agreement').some(
    (other) => other.last > other.first && other.first <= hit.last + 3 && other.last >= hit.first,
  );
}

interface Judged extends Sources {
  stem: Hit | undefined;
}

function givesBack(turn: Analysis, range: Range, sources: Judged): boolean {
  const { ground, soFar, inSession, acts, stem } = sources;
  const shared = sharedCount(soFar, range.first, range.last);
  const aboutOther = speaksOfOther(turn, range);
  // Figures the counterpart named itself are given back, not brought.
  const figuresShared = shared > 1 || (inSession && shared > 0 && aboutOther && isPlainStatement(turn, range));
  const blocked = acts.some((act) => overlaps(act, range) && !(act.cue === 'concrete_evidence' && figuresShared));
  const felt = hitsIn(turn, 'emotion_acknowledged').some((hit) => within(hit, range) && !hit.denied && !hit.asked);
  if (blocked) return stem !== undefined && stem.last > stem.first && (shared > 0 || felt);
  if (stem && !saysMore(turn, range, stem)) return false;
  if (stem && inSession && shared === 0 && !guesses(turn, range, sources)) return false;
  const heard = ground.size > 0 && !inSession;
  if (stem && heard && !(aboutOther || shared > 0 || felt || namesOther(turn, range))) return false;
  if (stem && (aboutOther || shared > 0 || felt || stem.last - stem.first >= 2))
    return !speaksOfSelf(turn, range, stem) && (aboutOther || shared > 0 || felt || !onlyOfSelf(turn, range));
  // "You must be furious" supposes, and says so of them.
  const isPlain = isPlainStatement(turn, range);
  // "You are cross?" wants to know.
  if (felt && (isPlain || (!isBareQuestion(turn, range) && (aboutOther || shared > 0)))) return true;
  if (aboutOther && isPlain) {
    if (inSession || heard) return shared > 0 || (!inSession && reachesIn(turn, range));
    return range.last - range.first >= 2;
  }
  if (aboutOther) return false;
  return isEcho(turn, range, ground);
}

/**
 * What was never said may still be meant: a feeling or a meaning, and nothing strange to the scenario beside it. "So
 * you're saying that the moon is made of cheese" has the frame of a reflection and nothing to give back.
 */
function guesses(turn: Analysis, range: Range, { belongs, stem }: Judged): boolean {
  const inner = (['feeling', 'felt', 'meaning', 'emotion_acknowledged'] as const).flatMap((group) =>
    hitsIn(turn, group).filter((hit) => within(hit, range) && !hit.denied),
  );
  if (inner.length === 0) return false;
  const named = [...inner, ...(stem ? [stem] : [])];
  const rest = contentOf(turn, range.first, range.last).filter(
    (at) =>
      !named.some((hit) => at >= hit.first && at <= hit.last) && !turn.pack.commonWords.has(turn.words[at]?.text ?? ''),
  );
  return rest.every((at) => belongs?.(contentStem(turn.words[at]?.text ?? '', turn.language) ?? '') ?? true);
}

/** "I hear you" alone gives nothing back. */
function saysMore({ words, language }: Analysis, { first, last }: Range, stem: Hit): boolean {
  for (let at = first; at <= last; at += 1) {
    if ((at < stem.first || at > stem.last) && contentStem(words[at]?.text ?? '', language) !== undefined) return true;
  }
  return stem.last - stem.first >= 2 && last === stem.last && first < stem.first;
}

const namesOther = ({ words, pack }: Analysis, { first, last }: Range): boolean =>
  words.slice(first, last + 1).some(({ text }) => pack.persons.second.has(text));

/** Without a word of theirs: what the other went through or feels, said in other words. */
function reachesIn(turn: Analysis, range: Range): boolean {
  const inner = (['feeling', 'felt', 'meaning', 'emotion_acknowledged'] as const).some((group) =>
    hitsIn(turn, group).some((hit) => within(hit, range) && !hit.denied),
  );
  return inner || tellsOfPast(turn.words, range.first, range.last, turn.language);
}

const modals =
  wordSet(`should must could can may might will shall would ought get take keep devriez devrais pourriez pourrais
  pouvez peux allez vas verrez verras`);
const wishing = wordSet('like rather love prefer want not pas plus aimer preferer');
const fillers = wordSet('know see mean savez sais voyez vois bet too guys plait');
const conditional = new Set(['if', 'si', 'unless']);
const subjectsOther = wordSet('you your vous tu votre vos ton ta tes');

/** It speaks of the counterpart first, and no mark makes it a question. */
function isPlainStatement(turn: Analysis, { first, last }: Range): boolean {
  const at = firstPerson(turn, first, last);
  if (turn.clauses.some((clause) => clause.conditional && clause.first >= first && clause.first <= last)) return false;
  const marked = turn.sentences[turn.words[first]?.sentence ?? 0]?.end.includes('?') === true;
  return !marked && at >= 0 && turn.pack.persons.second.has(turn.words[at]?.text ?? '');
}

const shortQuestion = 4;

/** A few words with a question mark, and none that grant what they ask. */
const isBareQuestion = (turn: Analysis, { first, last }: Range): boolean =>
  last - first < shortQuestion &&
  turn.sentences[turn.words[first]?.sentence ?? 0]?.end.includes('?') === true &&
  !hitsIn(turn, 'granting').some((hit) => within(hit, { first, last }));

/** A clause whose subject is the counterpart, in fact and not in possibility. */
function speaksOfOther(turn: Analysis, range: Range): boolean {
  return turn.clauses.some((clause) => {
    if (clause.first > range.last || clause.last < range.first) return false;
    const at = firstPerson(turn, clause.first, Math.min(clause.last, range.last));
    if (at < 0 || !subjectsOther.has(turn.words[at]?.text ?? '')) return false;
    return isSubject(turn, at, clause.last) && !conditional.has(turn.words[clause.first]?.text ?? '');
  });
}

function firstPerson({ words, pack }: Analysis, first: number, last: number): number {
  for (let at = first; at <= last; at += 1) {
    const text = words[at]?.text ?? '';
    if (pack.persons.first.has(text) || pack.persons.second.has(text)) return at;
  }
  return -1;
}

const prepositions = wordSet(
  'thank thanks to for with of at from about by on give merci pour avec chez de a if en sur',
);

function isSubject({ words, language }: Analysis, at: number, last: number): boolean {
  const previous = words[at - 1]?.text ?? '';
  const next = words[at + 1]?.text ?? '';
  if (at === last || prepositions.has(previous) || fillers.has(next)) return false;
  if (words[at]?.joined) return false;
  let verb = at + 1;
  while (verb < last && clitics.has(words[verb]?.text ?? '')) verb += 1;
  const text = words[verb]?.text ?? '';
  if (language === 'fr' && isFuture(text)) return false;
  const after = words[verb + 1]?.text ?? '';
  // "You'd have expected a word": what did not come.
  return !modals.has(text) || wishing.has(after) || (text === 'would' && after === 'have');
}

const isFuture = (text: string): boolean =>
  /(?:[eid]rez|ttrez|evrez|rrez|.{3}ras)$/.test(text) && !/(?:gerez|esperez|preferez|tirez|desirez)$/.test(text);

/** Small words between a subject and its verb. */
const clitics = wordSet('ne just all still really also vous te me nous le la les lui y en se');

/** "It sounds like I have to go": the learner's own matter. */
function speaksOfSelf(turn: Analysis, { last }: Range, stem: Hit): boolean {
  const at = firstPerson(turn, stem.last + 1, last);
  const inStem = firstPerson(turn, stem.first, stem.last);
  const other = inStem >= 0 && turn.pack.persons.second.has(turn.words[inStem]?.text ?? '');
  return !other && at >= 0 && at <= stem.last + 2 && turn.pack.persons.first.has(turn.words[at]?.text ?? '');
}

/** "That sounds like it will work for me." */
function onlyOfSelf({ words, pack }: Analysis, { first, last }: Range): boolean {
  const said = words.slice(first, last + 1);
  return (
    said.some(({ text }) => pack.persons.first.has(text)) && !said.some(({ text }) => pack.persons.second.has(text))
  );
}

const echoLimit = 12;

/** "Every single day." A short statement with nothing in it that the counterpart did not say. */
function isEcho(turn: Analysis, { first, last }: Range, ground: Ground): boolean {
  if (ground.size === 0 || last - first >= echoLimit || firstPersonIn(turn, first, last)) return false;
  const sentence = turn.sentences[turn.words[first]?.sentence ?? 0];
  if (sentence?.end.includes('?')) return false;
  // "Can give you water": offered.
  if (modals.has(turn.words[first]?.text ?? '')) return false;
  // "They do need some": told of somebody else.
  if (turn.pack.persons.third.has(turn.words[first]?.text ?? '') && turn.words[first]?.text !== 'it') return false;
  if (hitsIn(turn, 'agreement').some((hit) => overlaps(hit, { first, last }))) return false;
  const content = contentOf(turn, first, last);
  const shared = content.filter((at) => (ground.shared[at] ?? -1) >= 0).length;
  return (shared > 1 || (shared > 0 && last - first < 3)) && shared >= content.length * 0.75;
}

function firstPersonIn({ words, pack }: Analysis, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) if (pack.persons.first.has(words[at]?.text ?? '')) return true;
  return false;
}

function contentOf({ words, language }: Analysis, first: number, last: number): number[] {
  const found: number[] = [];
  for (let at = first; at <= last; at += 1) {
    if (contentStem(words[at]?.text ?? '', language) !== undefined) found.push(at);
  }
  return found;
}

const newShare = 0.7;
const newWords = 4;

function isComplex(turn: Analysis, range: Range, { ground, inSession }: Sources): boolean {
  const adds = (group: 'feeling' | 'meaning' | 'contrast' | 'emotion_acknowledged'): boolean =>
    hitsIn(turn, group).some(
      (hit) => within(hit, range) && !isShared(ground, hit) && (group !== 'contrast' || hit.first > range.first + 1),
    );
  if (adds('meaning') || adds('feeling') || adds('contrast') || adds('emotion_acknowledged')) return true;
  if (inSession || ground.size === 0) return false;
  const content = contentOf(turn, range.first, range.last);
  const added = content.filter((at) => (ground.shared[at] ?? -1) < 0).length;
  return added >= newWords && added >= content.length * newShare;
}

function isShared({ shared }: Ground, { first, last }: Range): boolean {
  for (let at = first; at <= last; at += 1) if ((shared[at] ?? -1) >= 0) return true;
  return false;
}
