import type { Slot } from '../../model/index.js';
import type { Analysis, Hit } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import type { Clause } from '../text/clauses.js';
import { tellsOfPast } from '../text/past.js';
import { wordSet } from '../text/word-set.js';
import { foundAt, isStated, reachOf, sameSentence, subjectBefore } from './found.js';
import type { Found } from './found.js';
import { isVague } from './vague.js';

/** What comes next, named as such or dated: a meeting, a call, a delivery on a day. */
export function findNextStep(turn: Analysis, commitments: readonly Hit[], slots: readonly Slot[]): Found[] {
  const named = hitsIn(turn, 'next_step').filter(
    (hit) =>
      hit.own &&
      !hit.denied &&
      isJoint(turn, hit) &&
      !isPast(turn, hit) &&
      !hangs(turn, hit.clause) &&
      !isVague(turn, hit.first),
  );
  const dates = slots
    .filter(({ type }) => type === 'date')
    .map(({ span }) => wordAt(turn, span.from))
    .filter((at) => !going.has(turn.words[at - 1]?.text ?? ''));
  const ahead = hitsIn(turn, 'ahead').filter(({ own, denied }) => own && !denied);
  const times = [...dates, ...ahead.map(({ first }) => first)];
  const proposed = hitsIn(turn, 'proposal').filter((hit) => hit.own && !hit.denied && !isPast(turn, hit));
  const dated = [...commitments, ...proposed].filter((hit) =>
    times.some((time) => sameSentence(turn, time, hit.first)),
  );
  const arranged = ahead.filter((hit) => isArranged(turn, hit));
  return [...named, ...dated, ...arranged, ...orderedSteps(turn)].map((hit) => foundAt('next_step', hit));
}

/** "Since Monday" goes on and lies ahead of nobody. */
const going = new Set(['since', 'depuis']);

const ordering = new Set(['next', 'then', 'afterwards', 'ensuite', 'puis', 'apres']);
const jointly = new Set(['we', 'on', 'nous']);

/** "Next we order the part": what the two of them do, in its order; not what somebody did. */
function orderedSteps(turn: Analysis): Clause[] {
  return turn.clauses.filter((clause) => {
    const at = clause.first;
    if (!ordering.has(turn.words[at]?.text ?? '') || !jointly.has(turn.words[at + 1]?.text ?? '')) return false;
    if (turn.quoted[at] || turn.sentences[clause.sentence]?.end.includes('?')) return false;
    if (turn.clauses.some((other) => other.sentence === clause.sentence && other.conditional)) return false;
    return !tellsOfPast(turn.words, at, clause.last, turn.language) && doesSomething(turn, clause);
  });
}

const wordAt = ({ words }: Analysis, from: number): number =>
  Math.max(
    0,
    words.findIndex((word) => word.from >= from),
  );

const isJoint = (turn: Analysis, { first }: Hit): boolean => subjectBefore(turn, first) !== 'third';

/** Told of what is over, from the hit to the end of its clause. */
const isPast = (turn: Analysis, { first, last, clause }: Hit): boolean =>
  tellsOfPast(turn.words, first, Math.max(last, turn.clauses[clause]?.last ?? last), turn.language);

const states =
  wordSet(`want need like hope prefer expect know think am are is have would hate feel love believe wish must should
  could can might may had do did were was wanted veux voulez voudrais voudriez aimerais aimeriez ai as avez
  avons suis es etes sommes pense pensez sais savez crois croyez espere esperez prefere preferez aime aimez
  faut dois devez devriez peux pouvez pourriez pourrais souhaite souhaitez attends attendez finish finis termine`);
const unstressed = wordSet('vous te me nous le la les lui leur en y then both just also se');
const subjects = { en: wordSet('i we you'), fr: wordSet('je nous on vous tu') };

/** What happens every week is a habit until it is proposed. */
const repeating = new Set(['every', 'each', 'tous', 'toutes', 'chaque']);
const hanging = wordSet('while because since when as until which who quand parce comme puisque pendant car qui');

const hangs = ({ words, clauses }: Analysis, clause: number): boolean =>
  hanging.has(words[clauses[clause]?.first ?? 0]?.text ?? '');

/** "On Monday you send the list": a day ahead, somebody of the two, and something that is done then. */
function isArranged(turn: Analysis, hit: Hit): boolean {
  const clause = turn.clauses[hit.clause];
  if (!clause || !isStated(hit) || turn.sentences[clause.sentence]?.end.includes('?')) return false;
  if (repeating.has(turn.words[hit.first]?.text ?? '') || hangs(turn, hit.clause)) return false;
  if (going.has(turn.words[hit.first - 1]?.text ?? '')) return false;
  const range = { first: clause.first, last: reachOf(turn, hit.clause) };
  if (tellsOfPast(turn.words, range.first, range.last, turn.language)) return false;
  return doesSomething(turn, range);
}

/** The first subject of a stretch is one of the two, before a verb that is no mere state or wish. */
function doesSomething(
  { words, pack, negated, language }: Analysis,
  { first, last }: { first: number; last: number },
): boolean {
  for (let at = first; at < last; at += 1) {
    const text = words[at]?.text ?? '';
    if (pack.persons.third.has(text)) return false;
    if (!subjects[language].has(text)) continue;
    let verb = at + 1;
    while (verb < last && unstressed.has(words[verb]?.text ?? '')) verb += 1;
    return !negated[verb] && !states.has(words[verb]?.text ?? '');
  }
  return false;
}
