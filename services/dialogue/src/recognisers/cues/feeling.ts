import type { Analysis, Hit } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import { tellsOfPast } from '../text/past.js';
import { foundAt, isStated, overlaps, sameSentence } from './found.js';
import type { Found } from './found.js';

/** An apology that means it: not "sorry, but", not "sorry you feel that way", not one asked of somebody. */
export function findApology(turn: Analysis): Found[] {
  const spoiled = hitsIn(turn, 'apology_spoiled');
  return hitsIn(turn, 'apology')
    .filter((hit) => hit.own && !hit.denied && !hit.supposed && !hit.asked)
    .filter(
      (hit) =>
        !spoiled.some((other) => overlaps(other, hit)) &&
        !takenBack(turn, hit) &&
        !asksAgain(turn, hit) &&
        !isAnothers(turn, hit) &&
        !isOwedByAnother(turn, hit) &&
        !dependsOnOther(turn, hit) &&
        !softensRefusal(turn, hit),
    )
    .map((hit) => foundAt('apology', hit));
}

/** "My colleague is sorry", "il est désolé", "il vous présente ses excuses": somebody else's, handed on. */
function isAnothers({ words }: Analysis, { first, last }: Hit): boolean {
  const [before = '', subject = ''] = [words[first - 1]?.text, words[first - 2]?.text];
  const isState = /^(?:sorry|desole|navre)/.test(words[first]?.text ?? '');
  if (isState && (before === 'is' || (before === 'est' && subject !== 'on'))) return true;
  return words.slice(Math.max(0, first - 2), last + 1).some(({ text }) => anothers.has(text));
}
const anothers = new Set(['ses', 'leurs', 'his', 'their']);

const duties = new Set([
  'should',
  'ought',
  'must',
  'devrait',
  'devraient',
  'doit',
  'doivent',
  'a',
  'ont',
  'has',
  'did',
]);

/** "Patrick ought to apologise to you", "quelqu'un vous a demandé pardon ?": nobody does it here. */
function isOwedByAnother({ clauses, words, sentences, pack }: Analysis, { clause, first }: Hit): boolean {
  const own = clauses[clause];
  if (!own) return false;
  const said = words.slice(own.first, own.last + 1).map(({ text }) => text);
  if (said.some((text) => pack.persons.first.has(text))) return false;
  const before = said.slice(0, first - own.first);
  const isAsked = sentences[own.sentence]?.end.includes('?') === true;
  return isAsked ? before.length > 0 : before.some((text) => duties.has(text));
}

/** "If you were offended, sorry": it hangs on how the other took it. */
function dependsOnOther(turn: Analysis, { first }: Hit): boolean {
  const { clauses, words, pack } = turn;
  return clauses.some(
    (clause) =>
      clause.conditional &&
      clause.last < first &&
      sameSentence(turn, clause.first, first) &&
      words.slice(clause.first, clause.last + 1).some(({ text }) => pack.persons.second.has(text)),
  );
}

const denials = new Set(['not', 'never', 'no', 'non', 'pas', 'jamais', 'impossible']);
const bareLimit = 4;
/** "It won't happen again" promises. */
const lasting = new Set(['again', 'plus']);

/** "I'm sorry, these terms do not suit us": it softens a refusal. "I'm sorry, I did not see you" means it. */
function softensRefusal(turn: Analysis, { clause }: Hit): boolean {
  const [own, next] = [turn.clauses[clause], turn.clauses[clause + 1]];
  if (!own || next?.sentence !== own.sentence || own.last - own.first >= bareLimit) return false;
  if (turn.words[next.first]?.before.includes(',') !== true) return false;
  if (turn.words.slice(next.first, next.last + 1).some(({ text }) => lasting.has(text))) return false;
  // "Excuse me, where is ...?" only asks to be heard.
  if (turn.sentences[own.sentence]?.end.includes('?') === true) return true;
  const said = turn.words.slice(next.first, next.last + 1);
  return said.some(({ text }) => denials.has(text)) && !tellsOfPast(turn.words, next.first, next.last, turn.language);
}

/** "Sorry?": it was not heard. */
function asksAgain({ sentences, words }: Analysis, { first, last }: Hit): boolean {
  const sentence = sentences[words[first]?.sentence ?? 0];
  return sentence?.first === first && sentence.last === last && sentence.end.includes('?');
}

/** "I am sorry about that, but ...": what follows takes the apology back. */
function takenBack(turn: Analysis, { clause, first }: Hit): boolean {
  const next = turn.clauses[clause + 1];
  return next !== undefined && sameSentence(turn, next.first, first) && buts.has(turn.words[next.first]?.text ?? '');
}

const buts = new Set(['but', 'however', 'mais', 'cependant', 'toutefois']);
const selfDenying = new Set(['not', 'pas', 'never', 'jamais']);

/** What the other feels, named or granted as understandable: said, not asked, and not told to stop. */
export function findAcknowledgedEmotion(turn: Analysis): Found[] {
  const told = hitsIn(turn, 'empty_reassurance');
  const named = [...hitsIn(turn, 'emotion_acknowledged'), ...hitsIn(turn, 'sympathy'), ...grantedFeelings(turn)];
  return named
    .filter((hit) => !turn.quoted[hit.first] && turn.voices[hit.first] !== 'third')
    .filter((hit) => !hit.denied && !hit.supposed && !hit.asked && !isBlunted(turn, hit))
    .filter((hit) => !isQueried(turn, hit) && !isOwnDeed(turn, hit) && !isPlea(turn, hit))
    .filter((hit) => !told.some((other) => overlaps(other, hit)) && !isBrushedOff(turn, hit))
    .map((hit) => foundAt('emotion_acknowledged', hit));
}

const unjust = new Set(['unfair', 'injuste']);

/** "Sorry, that was unfair": of what one did oneself, where the other is not named. */
function isOwnDeed(turn: Analysis, { first, last }: Hit): boolean {
  const { words, pack } = turn;
  if (!words.slice(first, last + 1).some(({ text }) => unjust.has(text))) return false;
  if (!hitsIn(turn, 'apology').some((other) => sameSentence(turn, other.first, first))) return false;
  return !words.some(({ text, sentence }) => sentence === words[first]?.sentence && pack.persons.second.has(text));
}

const begging = new Set(['please', 'beg', 'supplie']);

/** "Please say yes, I'd be so disappointed": one's own feeling, to move the other. */
const isPlea = ({ words, pack }: Analysis, { first }: Hit): boolean =>
  pack.persons.first.has(words[first]?.text ?? '') &&
  words.some(({ text, sentence }, at) => at < first && sentence === words[first]?.sentence && begging.has(text));

/** "You are angry?" asks; with words that grant it ("that must be hard, right?") it does not. */
function isQueried(turn: Analysis, { first }: Hit): boolean {
  const { sentence = 0 } = turn.words[first] ?? {};
  if (turn.sentences[sentence]?.end.includes('?') !== true) return false;
  const asked = turn.questions.some(
    (question) => question.form === 'marked' && turn.words[question.first]?.sentence === sentence,
  );
  return asked && !hitsIn(turn, 'granting').some((grant) => sameSentence(turn, grant.first, first));
}

/**
 * A word of feeling, or of what is hard, under words that grant it: "I can see why you'd be angry", "that does sound
 * rough". Not where the learner speaks of himself or of somebody else.
 */
function grantedFeelings(turn: Analysis): Hit[] {
  const grants = hitsIn(turn, 'granting');
  if (grants.length === 0) return [];
  return hitsIn(turn, 'felt').filter((hit) =>
    grants.some(
      (grant) =>
        (grant.last < hit.first || lendsPlace(turn, grant)) &&
        !grant.denied &&
        sameSentence(turn, grant.first, hit.first) &&
        isTheirs(turn, grant, hit),
    ),
  );
}

const placing = new Set(['place', 'shoes', 'position', 'situation']);

/** "I'd be furious in your place": the feeling comes first. */
const lendsPlace = ({ words }: Analysis, { last }: Hit): boolean => placing.has(words[last]?.text ?? '');

/** Nobody but the other is named between the granting words and the feeling. */
function isTheirs({ words, pack }: Analysis, grant: Hit, hit: Hit): boolean {
  for (let at = hit.first - 1; at > grant.last; at -= 1) {
    const text = words[at]?.text ?? '';
    if (pack.persons.second.has(text) || impersonal.has(text)) return true;
    if (putsOneselfThere.has(words[at + 1]?.text ?? '')) return true;
    if (pack.persons.first.has(text) || pack.persons.third.has(text)) return false;
  }
  return true;
}

/** "In your place I would be": the feeling is lent to the other. */
const putsOneselfThere = new Set(['would', 'serais', 'aurais', 'sentirais', 'trouverais']);
const impersonal = new Set(['it', 'that', 'this', 'ca', 'ce']);

/** "I don't care how you feel", "je me fiche de ce que vous ressentez". */
function isBrushedOff(turn: Analysis, hit: Hit): boolean {
  return hitsIn(turn, 'dismissal').some((other) => other.first < hit.first && other.clause >= hit.clause - 1);
}

/** "You are not upset" holds its negation inside; "why are you angry" accuses. */
function isBlunted({ words }: Analysis, { first, last, negative }: Hit): boolean {
  if (negative) return false;
  for (let at = first; at <= last; at += 1) if (selfDenying.has(words[at]?.text ?? '')) return true;
  return false;
}

/** A word of thanks, praise or feeling about oneself; used to tell "I am upset" from "you are upset". */
export const statesFeeling = (turn: Analysis): boolean => hitsIn(turn, 'feeling').some(isStated);
