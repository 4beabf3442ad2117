import type { Analysis, Hit } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import { foundAt, isStated, overlaps, sameSentence, subjectBefore } from './found.js';
import type { Found } from './found.js';
import { wordSet } from '../text/word-set.js';

/** Fault put on the counterpart, in a statement, or in a question that calls to account. */
export function findBlame(turn: Analysis): Found[] {
  const heard = hitsIn(turn, 'reflection_stem').filter(({ first, last }) => last > first);
  return [...hitsIn(turn, 'blame'), ...reproachesOf(turn)]
    .filter((hit) => hit.own && !hit.denied && !isOwnAct(turn, hit) && (!hit.asked || accuses(turn, hit)))
    .filter((hit) => !(hit.supposed && hit.first > startOf(turn, hit)))
    .filter((hit) => !befalls(turn, hit) && !isCleared(turn, hit) && !tellsRecord(turn, hit))
    .filter((hit) => !isTakenOn(turn, hit) && !isCredit(turn, hit))
    .filter((hit) => !heard.some((stem) => stem.first < hit.first && sameSentence(turn, stem.first, hit.first)))
    .map((hit) => foundAt('blame', hit));
}

/** "Je ne vous fais pas de reproche": what one does oneself is not held against the other. */
const isOwnAct = ({ words }: Analysis, { first }: Hit): boolean =>
  words[first]?.text === 'vous' && words[first + 1]?.text === 'fais';

/** "Vous ne dites jamais rien" reports no words of theirs: only a quotation takes a reproach away. */
const reproachesOf = (turn: Analysis): Hit[] =>
  hitsIn(turn, 'generalising')
    .filter((hit) => isReproach(turn, hit))
    .map((hit) => ({ ...hit, own: turn.quoted[hit.first] !== true && turn.voices[hit.first] !== 'third' }));

/** "You never answer your phone", "vous trouvez toujours une excuse": a habit held against the other, now. */
function isReproach(turn: Analysis, { first, last, clause }: Hit): boolean {
  const { words, clauses, language, pack } = turn;
  const { good, describing } = pack.blaming;
  const range = clauses[clause];
  if (!range || words.slice(first, range.last + 1).some(({ text }) => good.has(text))) return false;
  if (language === 'en')
    return (
      last < range.last && !describing.has(words[last + 1]?.text ?? '') && !/ed$/.test(words[last + 1]?.text ?? '')
    );
  const verb = words[first - 1]?.text ?? '';
  return subjectBefore(turn, first) === 'second' && /(?:ez|s)$/.test(verb) && !describing.has(verb) && !wasSo(verb);
}

const presentInAis = wordSet('fais sais vais connais tais plais defais refais satisfais');
const pastInIez = wordSet(
  'aviez etiez veniez faisiez disiez preniez alliez travailliez arriviez proposiez parliez trouviez aidiez',
);

/** "Avant, tu proposais toujours quelque chose": what was so once is missed, and not held against the other. */
const wasSo = (verb: string): boolean => pastInIez.has(verb) || (/ais$/.test(verb) && !presentInAis.has(verb));

/** "It's not because of you." */
const isCleared = ({ words, pack: { blaming } }: Analysis, { first }: Hit): boolean =>
  words.slice(Math.max(0, first - 2), first).some(({ text }) => blaming.denying.has(text)) &&
  !blaming.you.has(words[first]?.text ?? '');

/** "You lost a day because of us", "vous avez perdu un jour à cause de nous": the learner takes the fault. */
function isTakenOn({ words, sentences, pack }: Analysis, { last }: Hit): boolean {
  const { causes, ours } = pack.blaming;
  const end = sentences[words[last]?.sentence ?? 0]?.last ?? last;
  const at = words.findIndex(({ text }, index) => index > last && index <= end && causes.has(text));
  return at > 0 && words.slice(at + 1, Math.min(at + 3, end + 1)).some(({ text }) => ours.has(text));
}

/** "C'est vous qui avez trouvé la panne": the words that name the other go on to praise. */
function isCredit({ words, clauses, clauseOf, pack: { blaming } }: Analysis, { last }: Hit): boolean {
  if (words[last]?.text !== 'qui') return false;
  const end = clauses[clauseOf[last] ?? 0]?.last ?? last;
  return words.slice(last + 1, Math.max(end + 1, last + 5)).some(({ text }) => blaming.credited.has(text));
}

/** "You have never had an accident": a record, held against nobody. */
function tellsRecord({ words, pack }: Analysis, { first, last }: Hit): boolean {
  const { ever, having, lived } = pack.blaming;
  const at = words.findIndex(({ text }, index) => index >= first && index <= last && ever.has(text));
  return at > 0 && having.has(words[at - 1]?.text ?? '') && lived.has(words[at + 1]?.text ?? '');
}

/** "You should have been told": what the other was owed, not what the other failed to do. */
function befalls({ words, pack }: Analysis, { last }: Hit): boolean {
  const { owed, clitics, ofBeing, participle, befalling } = pack.blaming;
  if (!owed.has(words[last]?.text ?? '')) return false;
  const at = clitics.has(words[last + 1]?.text ?? '') ? last + 2 : last + 1;
  const verb = words[at]?.text ?? '';
  if (ofBeing.has(verb)) return participle.test(words[at + 1]?.text ?? '');
  return befalling.has(verb);
}

const startOf = ({ clauses }: Analysis, { clause }: Hit): number => clauses[clause]?.first ?? 0;

function accuses(turn: Analysis, hit: Hit): boolean {
  return turn.questions.some(
    ({ first, last }) =>
      overlaps({ first, last }, hit) && turn.pack.blaming.accusing.has(turn.words[first]?.text ?? ''),
  );
}

/** "Je vous préviens avant sept heures" keeps somebody informed. */
const isForewarning = ({ words }: Analysis, { last }: Hit): boolean =>
  /^(?:previens|avertis)$/.test(words[last]?.text ?? '') &&
  words[last + 1]?.before === '' &&
  informing.has(words[last + 1]?.text ?? '');
const informing = wordSet('avant si des par la le quand a demain juste aussitot moi');

/** A threat said outright, or a consequence under a condition ("if this happens again, you lose the contract"). */
export function findThreat(turn: Analysis): Found[] {
  const outright = hitsIn(turn, 'threat').filter(
    (hit) => hit.own && !hit.denied && !hit.asked && !isForewarning(turn, hit),
  );
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
    if (pack.persons.first.has(text) || pack.persons.third.has(text) || pack.blaming.calling.has(text)) return false;
  }
  return sentence.end.includes('!') || sentence.last === sentence.first;
}
