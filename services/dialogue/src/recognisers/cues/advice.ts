import type { Analysis, Hit } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import { foundAt, isAsked, opensClause, overlaps, sameSentence, subjectBefore } from './found.js';
import type { Found } from './found.js';
import { wordSet } from '../text/word-set.js';

const asking = new Set(['have', 'why', 'avez', 'as', 'pourquoi', 'did']);
const knowing = wordSet(
  'toucher obtenir trouver know able receive received have hear be see feel savoir recevoir etre avoir',
);
/** "You should be more patient", "you should see a doctor", "vous devriez être plus ferme": an act after all. */
const urging = wordSet('more less a an someone somebody honest careful patient clear plus moins un une');
const addressing =
  wordSet(`you if in i we my a what the all it that this maybe perhaps have why vous tu te il y si je ca cela mon le un
  avez as pourquoi ce`);

/** "What you need to do is" names what is to be done and gives nothing back. */
const naming = new Set(['what', 'ce']);

/** Advice nobody asked for: "you should", "if I were you", "try to", "have you tried"; not where leave is asked. */
export function findAdvice(turn: Analysis, wanted: boolean): Found[] {
  if (wanted) return [];
  const asked = hitsIn(turn, 'permission_question').filter((hit) => isAsked(turn, hit));
  const leave = [...hitsIn(turn, 'permission_asked'), ...asked].filter((hit) => hit.own && !hit.denied);
  const stems = hitsIn(turn, 'reflection_stem').filter(
    ({ first, last }) => last > first && !naming.has(turn.words[first]?.text ?? ''),
  );
  return hitsIn(turn, 'unasked_advice')
    .filter((hit) => hit.own && !hit.denied && (!hit.supposed || opensWithIf(turn, hit)))
    .filter((hit) => !(hit.asked || isWithinOpenQuestion(turn, hit)) || suggestsByAsking(turn, hit))
    .filter((hit) => !isPurpose(turn, hit))
    .filter((hit) => !hitsIn(turn, 'advice_not').some((other) => overlaps(other, hit)) && !explores(turn, hit))
    .filter((hit) => isDirected(turn, hit) && !isEpistemic(turn, hit))
    .filter((hit) => ![...leave, ...stems].some((other) => leads(turn, other, hit)))
    .map((hit) => foundAt('unasked_advice', hit));
}

/** "Have you tried calling?" suggests; "what have you tried" asks. */
function suggestsByAsking({ words, questions }: Analysis, hit: Hit): boolean {
  if (!asking.has(words[hit.first]?.text ?? '')) return false;
  return questions.some(
    ({ first, last, kind }) => first <= hit.first && hit.first <= last && (kind === 'closed' || first === hit.first),
  );
}

/** "Qu'est-ce qu'il faudrait pour que tu restes ?" asks for it. */
const isWithinOpenQuestion = ({ questions }: Analysis, { first }: Hit): boolean =>
  questions.some((question) => question.kind === 'open' && question.first <= first && first <= question.last);

const purposes = wordSet('so pour afin');

/** "You start at half past seven so you can make your call" says what an offer is good for. */
const isPurpose = ({ words }: Analysis, { first }: Hit): boolean =>
  [first - 1, first].some((at) => purposes.has(words[at]?.text ?? ''));

const interrogatives = wordSet('what how why who where which whether ce comment pourquoi qui quel quelle quoi');

/** "Have you thought about what you want?" leaves the answer to the other. */
function explores({ words }: Analysis, { first, last }: Hit): boolean {
  if (!asking.has(words[first]?.text ?? '') || words[first]?.text === 'why') return false;
  return [1, 2].some((step) => interrogatives.has(words[last + step]?.text ?? ''));
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
/** What may stand between "should" and its verb. */
const passing = wordSet('not pas also really bien vraiment y le la en');

/** "You should get your money by Friday": what will come, not what to do. */
const coming = wordSet('your the it this that them an another one');

function isEpistemic(turn: Analysis, { first, last }: Hit): boolean {
  const { words } = turn;
  const text = words[last]?.text ?? '';
  const at = passing.has(words[last + 1]?.text ?? '') ? last + 2 : last + 1;
  const next = words[at]?.text ?? '';
  const after = words[at + 1]?.text ?? '';
  if (['should', 'must', 'devriez', 'devrais', 'devez', 'dois', 'pourriez', 'pourrais'].includes(text)) {
    const dated = hitsIn(turn, 'ahead').some((hit) => sameSentence(turn, hit.first, last));
    if (dated && (next === 'have' || next === 'avoir')) return true;
    if (next === 'get') return dated && coming.has(after);
    return knowing.has(next) && !(text !== 'must' && urging.has(after));
  }
  return words[first]?.text === 'you' && text === 'understand';
}
