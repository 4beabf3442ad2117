import type { Analysis, Hit } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import { foundAt, isStated, overlaps, sameSentence, subjectBefore } from './found.js';
import type { Found } from './found.js';
import { wordSet } from '../text/word-set.js';

const accusing = new Set(['why', 'pourquoi', 'how', 'comment', 'what', 'que', 'quoi']);
/** What befalls somebody and is no act: "you should have received it", "vous n'auriez pas dû attendre". */
const befalling =
  wordSet(`received receive gotten got get heard hear seen access had have waited wait recu recevoir eu avoir vu voir
  attendre attendu subir subi payer vivre entendre supporter endurer passer apprendre`);
const ofBeing = new Set(['been', 'be', 'etre', 'ete']);
const participle = /(?:ed|told|given|sent|kept|paid|shown|left|made|held|e|es|ee|ees|is|it|us|u)$/;

/** Fault put on the counterpart, in a statement, or in a question that calls to account. */
export function findBlame(turn: Analysis): Found[] {
  const heard = hitsIn(turn, 'reflection_stem').filter(({ first, last }) => last > first);
  return [...hitsIn(turn, 'blame'), ...reproachesOf(turn)]
    .filter((hit) => hit.own && !hit.denied && (!hit.asked || accuses(turn, hit)))
    .filter((hit) => !(hit.supposed && hit.first > startOf(turn, hit)))
    .filter((hit) => !befalls(turn, hit) && !isCleared(turn, hit) && !tellsRecord(turn, hit))
    .filter((hit) => !isTakenOn(turn, hit))
    .filter((hit) => !heard.some((stem) => stem.first < hit.first && sameSentence(turn, stem.first, hit.first)))
    .map((hit) => foundAt('blame', hit));
}

/** What one is, has, feels or cannot help; "always" with these describes and does not reproach. */
const describing =
  wordSet(`get got have had know knew feel felt hear heard see saw want need love like think seem manage complain let give
  be been did was were can could will would asked said thought told went came made kept work try help up in
  on a the savez sais avez as pouvez peux voulez veux sentez sens aimez aimes entendez voyez recevez recois
  travaillez travailles essayez essaies aidez aides etes es pourrez pourriez devez dois esperez pensez
  croyez auriez aurez serez seriez allez vas obtenez`);
const good = wordSet('way solution solutions time temps moyen best well great good mieux bien bon bonne');

/** "Vous ne dites jamais rien" reports no words of theirs: only a quotation takes a reproach away. */
const reproachesOf = (turn: Analysis): Hit[] =>
  hitsIn(turn, 'generalising')
    .filter((hit) => isReproach(turn, hit))
    .map((hit) => ({ ...hit, own: turn.quoted[hit.first] !== true && turn.voices[hit.first] !== 'third' }));

/** "You never answer your phone", "vous trouvez toujours une excuse": a habit held against the other, now. */
function isReproach(turn: Analysis, { first, last, clause }: Hit): boolean {
  const { words, clauses, language } = turn;
  const range = clauses[clause];
  if (!range || words.slice(first, range.last + 1).some(({ text }) => good.has(text))) return false;
  if (language === 'en')
    return (
      last < range.last && !describing.has(words[last + 1]?.text ?? '') && !/ed$/.test(words[last + 1]?.text ?? '')
    );
  const verb = words[first - 1]?.text ?? '';
  return subjectBefore(turn, first) === 'second' && /(?:ez|s)$/.test(verb) && !describing.has(verb);
}

const denying = new Set(['not', 'pas']);

/** "It's not because of you." */
const isCleared = ({ words }: Analysis, { first }: Hit): boolean =>
  words.slice(Math.max(0, first - 2), first).some(({ text }) => denying.has(text)) &&
  !new Set(['you', 'vous', 'tu']).has(words[first]?.text ?? '');

const causes = new Set(['because', 'thanks', 'cause', 'through', 'par']);
const ours = new Set(['us', 'me', 'our', 'my', 'nous', 'moi', 'notre', 'nos', 'ma', 'mon']);

/** "You lost a day because of us", "vous avez perdu un jour à cause de nous": the learner takes the fault. */
function isTakenOn({ words, sentences }: Analysis, { last }: Hit): boolean {
  const end = sentences[words[last]?.sentence ?? 0]?.last ?? last;
  const at = words.findIndex(({ text }, index) => index > last && index <= end && causes.has(text));
  return at > 0 && words.slice(at + 1, Math.min(at + 3, end + 1)).some(({ text }) => ours.has(text));
}

const always = new Set(['never', 'always']);
const lived = wordSet('had been seen worked known');

/** "You have never had an accident": a record, held against nobody. */
function tellsRecord({ words }: Analysis, { first, last }: Hit): boolean {
  const at = words.findIndex(({ text }, index) => index >= first && index <= last && always.has(text));
  return at > 0 && words[at - 1]?.text === 'have' && lived.has(words[at + 1]?.text ?? '');
}

const clitics = new Set(['to', 'not', 'pas', 'just', "l'", 'l', 'le', 'la', 'les', 'en', 'y']);

const owed = /^(?:should|supposed|meant|expected|du|pu|deviez|devais|have|not)$/;

/** "You should have been told": what the other was owed, not what the other failed to do. */
function befalls({ words }: Analysis, { last }: Hit): boolean {
  if (!owed.test(words[last]?.text ?? '')) return false;
  const at = clitics.has(words[last + 1]?.text ?? '') ? last + 2 : last + 1;
  const verb = words[at]?.text ?? '';
  if (ofBeing.has(verb)) return participle.test(words[at + 1]?.text ?? '');
  return befalling.has(verb);
}

const startOf = ({ clauses }: Analysis, { clause }: Hit): number => clauses[clause]?.first ?? 0;

function accuses(turn: Analysis, hit: Hit): boolean {
  return turn.questions.some(
    ({ first, last }) => overlaps({ first, last }, hit) && accusing.has(turn.words[first]?.text ?? ''),
  );
}

/** A threat said outright, or a consequence under a condition ("if this happens again, you lose the contract"). */
export function findThreat(turn: Analysis): Found[] {
  const outright = hitsIn(turn, 'threat').filter((hit) => hit.own && !hit.denied && !hit.asked);
  const conditions = hitsIn(turn, 'threat_if').filter((hit) => hit.own);
  const consequences = hitsIn(turn, 'consequence').filter(
    (hit) => isStated(hit) && conditions.some((other) => sameSentence(turn, other.first, hit.first)),
  );
  return [...outright, ...consequences].map((hit) => foundAt('threat', hit));
}

const callOutLimit = 3;

/** An insult to the counterpart: addressed, or called out; what is said of somebody else, or quoted, is none. */
export function findInsult(turn: Analysis): Found[] {
  const addressed = hitsIn(turn, 'insult').filter((hit) => hit.own && !hit.denied && !takesObject(turn, hit));
  const called = hitsIn(turn, 'insult_word').filter((hit) => hit.own && !hit.denied && isCalledOut(turn, hit));
  return [...addressed, ...called].map((hit) => foundAt('insult', hit));
}

/** "On ferme la réception" closes something; "ferme-la" ends there. */
function takesObject({ words, clauses }: Analysis, { clause, last }: Hit): boolean {
  return words[last]?.text === 'la' && (clauses[clause]?.last ?? last) > last;
}

/** "Idiot!": a sentence of a few words without anybody as its subject. */
function isCalledOut({ sentences, words, pack }: Analysis, { first }: Hit): boolean {
  const sentence = sentences[words[first]?.sentence ?? 0];
  if (!sentence || sentence.last - sentence.first >= callOutLimit || sentence.end.includes('?')) return false;
  for (let at = sentence.first; at <= sentence.last; at += 1) {
    const text = words[at]?.text ?? '';
    if (pack.persons.first.has(text) || pack.persons.third.has(text) || text === 'is' || text === 'ce') return false;
  }
  return sentence.end.includes('!') || sentence.last === sentence.first;
}
