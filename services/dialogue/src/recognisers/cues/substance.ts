import type { Analysis, Hit } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import type { Slot } from '../../model/index.js';
import { foundAt, isStated, opensClause, sameSentence, subjectBefore } from './found.js';
import type { Found } from './found.js';

const future = new Set(
  [
    'will',
    'shall',
    'would',
    'could',
    'can',
    'should',
    'might',
    'may',
    'going',
    'let',
    'want',
    'need',
    'if',
    'propose',
    'offer',
  ].concat([
    'vais',
    'allons',
    'va',
    'pourrait',
    'pourrions',
    'peux',
    'pouvons',
    'veux',
    'si',
    'propose',
    'devrait',
    'voudrais',
    'donnez',
  ]),
);

/** A figure, a past date or a dated episode in a statement about what is or was; offers and plans are no evidence. */
export function findEvidence(turn: Analysis, slots: readonly Slot[]): Found[] {
  const figures = hitsIn(turn, 'measured').filter(isStated);
  const times = hitsIn(turn, 'past_time').filter((hit) => isStated(hit) && isPast(turn, hit));
  const examples = hitsIn(turn, 'example').filter(isStated);
  const sums = slots.flatMap(({ type, span }) => {
    const first = turn.words.findIndex(({ from }) => from >= span.from);
    return (type === 'amount' || type === 'percentage') && first >= 0 ? [{ first, last: first }] : [];
  });
  return [...figures, ...times, ...examples, ...sums]
    .filter((hit) => isFactual(turn, hit.first))
    .map((hit) => foundAt('concrete_evidence', hit));
}

const pastWords = new Set(
  [
    'last',
    'ago',
    'yesterday',
    'hier',
    'dernier',
    'derniere',
    'passe',
    'passee',
    'was',
    'were',
    'had',
    'did',
    'came',
    'went',
  ].concat(
    [
      'got',
      'told',
      'said',
      'lost',
      'took',
      'made',
      'left',
      'rose',
      'fell',
      'sent',
      'began',
      'broke',
      'gave',
      'saw',
      'sold',
    ],
    [
      'a',
      'ai',
      'as',
      'avez',
      'avons',
      'ont',
      'etait',
      'avait',
      'etiez',
      'aviez',
      'etaient',
      'avaient',
      'etes',
      'sommes',
      'est',
    ],
  ),
);

/** "On Thursday" may lie ahead; a verb in the past, or "last", tells. */
function isPast({ words, clauses, clauseOf }: Analysis, { first, last }: Hit): boolean {
  const clause = clauses[clauseOf[first] ?? 0];
  const from = clause?.first ?? first;
  return words
    .slice(from, Math.max(last, clause?.last ?? last) + 1)
    .some(({ text }) => pastWords.has(text) || /^.{3,}ed$/.test(text));
}

function isFactual(turn: Analysis, at: number): boolean {
  const clause = turn.clauses[turn.clauseOf[at] ?? 0];
  const sentence = turn.sentences[turn.words[at]?.sentence ?? 0];
  if (!clause || sentence?.end.includes('?') || turn.voices[at] === 'third') return false;
  if (turn.questions.some(({ first, last }) => first <= at && at <= last)) return false;
  for (let index = clause.first; index <= clause.last; index += 1) {
    const text = turn.words[index]?.text ?? '';
    if (future.has(text) || /^.{2,}(?:rai|rons|rez)$/.test(text)) return false;
  }
  return clause.last > clause.first + 1;
}

/** A reason given: not asked for, and not the other's own reason given back. */
export function findExplanation(turn: Analysis): Found[] {
  return hitsIn(turn, 'explanation')
    .filter((hit) => isStated(hit) && !tellsOther(turn, hit) && !isAsked(turn, hit))
    .map((hit) => foundAt('explanation', hit));
}

/** "Is it because of the price?" */
function isAsked({ questions, sentences, words }: Analysis, { first }: Hit): boolean {
  const marked = sentences[words[first]?.sentence ?? 0]?.end.includes('?') === true;
  return marked && questions.some((question) => question.first <= first && first <= question.last);
}

/** "You are angry because you waited": said of the other. */
function tellsOther(turn: Analysis, { first }: Hit): boolean {
  const sentence = turn.sentences[turn.words[first]?.sentence ?? 0];
  if (!sentence) return false;
  for (let at = sentence.first; at < first; at += 1) {
    const text = turn.words[at]?.text ?? '';
    if (turn.pack.persons.first.has(text)) return false;
    if (turn.pack.persons.second.has(text)) return true;
  }
  return false;
}

const asking = new Set(['have', 'why', 'avez', 'as', 'pourquoi', 'did']);
const knowing = new Set([
  'know',
  'able',
  'receive',
  'received',
  'have',
  'hear',
  'be',
  'see',
  'feel',
  'savoir',
  'recevoir',
  'etre',
  'avoir',
]);
const addressing = new Set(
  [
    'you',
    'if',
    'in',
    'i',
    'we',
    'my',
    'a',
    'what',
    'the',
    'all',
    'it',
    'have',
    'why',
    'vous',
    'tu',
    'te',
    'il',
    'y',
    'si',
    'je',
  ].concat(['mon', 'le', 'un', 'avez', 'as', 'pourquoi', 'ce']),
);

/** Advice nobody asked for: "you should", "if I were you", "try to", "have you tried"; not where leave is asked. */
export function findAdvice(turn: Analysis, wanted: boolean): Found[] {
  if (wanted) return [];
  const leave = hitsIn(turn, 'permission_asked').filter((hit) => hit.own && !hit.denied);
  const stems = hitsIn(turn, 'reflection_stem').filter(({ first, last }) => last > first);
  return hitsIn(turn, 'unasked_advice')
    .filter((hit) => hit.own && !hit.denied && (!hit.supposed || opensWithIf(turn, hit)))
    .filter((hit) => !hit.asked || asking.has(turn.words[hit.first]?.text ?? ''))
    .filter((hit) => isDirected(turn, hit) && !isEpistemic(turn, hit))
    .filter((hit) => ![...leave, ...stems].some((other) => leads(turn, other, hit)))
    .map((hit) => foundAt('unasked_advice', hit));
}

const leads = (turn: Analysis, other: Hit, hit: Hit): boolean =>
  other.first <= hit.first && sameSentence(turn, other.first, hit.first);

/** "If I were you" is advice by itself. */
const opensWithIf = ({ words }: Analysis, { first }: Hit): boolean => ['if', 'si'].includes(words[first]?.text ?? '');

/** A command must open its clause; the rest names whom it is for. */
function isDirected(turn: Analysis, { first }: Hit): boolean {
  const text = turn.words[first]?.text ?? '';
  return addressing.has(text) ? subjectBefore(turn, first) !== 'first' || text === 'you' : opensClause(turn, first);
}

/** "You should have received it", "you must be tired": a guess and no advice. */
function isEpistemic({ words }: Analysis, { first, last }: Hit): boolean {
  const text = words[last]?.text ?? '';
  const next = words[last + 1]?.text ?? '';
  if (['should', 'must', 'devriez', 'devrais', 'devez', 'dois'].includes(text)) return knowing.has(next);
  return words[first]?.text === 'you' && text === 'understand';
}
