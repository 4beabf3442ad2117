import type { Doer } from '../../model/index.js';
import { matterStem } from './kindred.js';
import type { Analysis } from '../analysis.js';
import { wordSet } from '../text/word-set.js';
import { calendars } from './calendar.js';
import type { Stretch } from './matter.js';
import { isAside } from './matter.js';

const first = { en: wordSet('i we'), fr: wordSet('je nous on') };
const second = { en: wordSet('you'), fr: wordSet('tu vous') };
const leading = {
  en: wordSet('in on from by at for with until after before without about to as since during of'),
  fr: wordSet('en a au aux des depuis par pour avec jusque apres avant sans chez sur dans de du'),
};
const skipped = {
  en: wordSet('so then now next and but well yes no okay also still just always never'),
  fr: wordSet('donc alors puis maintenant et mais bon oui non aussi toujours ensuite voila la tout'),
};
const clauseSubjects = { en: wordSet('what how whose whatever which'), fr: wordSet('ce') };
const longestTopic = 6;
const shortestClause = 3;

const pointing = {
  en: wordSet('it that this here'),
  fr: wordSet('ce ca cela c voila'),
};
const own = { en: wordSet('my our'), fr: wordSet('mon ma mes notre nos') };
/** Those to whom an act is handed. */
const people = {
  en: wordSet(`somebody someone anybody another other others they he she colleague colleagues team teams workshop depot office
    boss manager director technician technicians adviser advisers assistant people staff crew headquarters board production
    reception personnel driver drivers engineer secretary department service nurse nurses machine`),
  fr: wordSet(`quelqu un autre autres ils elles collegue collegues equipe atelier depot siege chef responsable directeur
    directrice direction technicien technicienne conseiller conseillere assistant assistante gens service production
    personnel livreur livreurs chauffeur secretaire repondeur machine`),
};

/** Who is to do it, by the subject of the sentence; what stands before it as its topic ("the letter, I'll ...") is none. */
export function doerOf(turn: Analysis, stretch: Stretch): Doer {
  const { words, language } = turn;
  const emphatic = emphasised(turn, stretch);
  if (emphatic) return emphatic;
  const main = mainAfterRelative(turn, stretch);
  if (main !== undefined) return personOf(turn, main);
  for (const { first: from, last: to } of clausesIn(turn, stretch)) {
    if (to - from + 1 < shortestClause && from > stretch.first) continue;
    const start = words[from]?.text ?? '';
    const isTopic = from === stretch.first && to - from < longestTopic && to < stretch.last;
    const isSubject = first[language].has(start) || second[language].has(start);
    if (isSubject && (from === stretch.first || from - stretch.first <= longestTopic)) return personOf(turn, from);
    if (turn.clauses[turn.clauseOf[from] ?? 0]?.conditional === true) continue;
    if (!isTopic || !nextIsSubject(turn, to + 1)) return subjectIn(turn, { first: from, last: to });
  }
  return 'none';
}

const personOf = ({ words, language }: Analysis, at: number): Doer =>
  first[language].has(words[at]?.text ?? '') ? 'self' : 'you';

/** "What we decide, I write it down": who writes is said after the mark. */
function mainAfterRelative({ words, language }: Analysis, { first: from, last: to }: Stretch): number | undefined {
  if (!clauseSubjects[language].has(words[from]?.text ?? '')) return undefined;
  const at = words.findIndex(
    ({ text, before }, index) =>
      index > from + 1 &&
      index <= to &&
      before.includes(',') &&
      (first[language].has(text) || second[language].has(text)),
  );
  return at < 0 ? undefined : at;
}

const nextIsSubject = ({ words, language }: Analysis, at: number): boolean => {
  const text = words[at]?.text ?? '';
  return first[language].has(text) || second[language].has(text);
};

function clausesIn({ clauses, clauseOf }: Analysis, { first: from, last: to }: Stretch): Stretch[] {
  return clauses
    .slice(clauseOf[from] ?? 0, (clauseOf[to] ?? 0) + 1)
    .map((clause) => ({ first: Math.max(from, clause.first), last: Math.min(to, clause.last) }));
}

/** "C'est vous qui", "it's the depot that", "you're the one who". */
function emphasised({ words, language }: Analysis, { first: from, last: to }: Stretch): Doer | undefined {
  for (let at = from; at <= to; at += 1) {
    const [one, two, three] = [words[at]?.text, words[at + 1]?.text ?? '', words[at + 2]?.text];
    const who = language === 'en' ? /^(?:who|that)$/ : /^qui$/;
    const opens = language === 'en' ? one === 'it' && two === 'is' : one === 'ce' && two === 'est';
    const whom = words[at + 2]?.text ?? '';
    if (opens && ['vous', 'toi', 'you'].includes(whom)) return 'you';
    if (opens && ['moi', 'nous', 'i', 'me'].includes(whom)) return 'self';
    if (opens && words.slice(at + 3, Math.min(to, at + 8)).some(({ text }) => who.test(text))) return 'other';
    if (language === 'en' && one === 'the' && two === 'one' && (three === 'who' || three === 'that'))
      return words[at - 2]?.text === 'you' ? 'you' : words[at - 2]?.text === 'i' ? 'self' : undefined;
  }
  return undefined;
}

/** The first person or thing that no preposition leads in. */
function subjectIn(turn: Analysis, { first: from, last: to }: Stretch): Doer {
  const { words, language } = turn;
  if (clauseSubjects[language].has(words[from]?.text ?? '')) return 'thing';
  let isLed = false;
  for (let at = from; at <= to; at += 1) {
    const text = words[at]?.text ?? '';
    if (isAside(turn, at)) continue;
    if (first[language].has(text) && !isRelated(turn, at)) return 'self';
    const isObject = leading[language].has(words[at - 1]?.text ?? '');
    if (second[language].has(text) && !isObject && !isRelated(turn, at)) return 'you';
    if ((words[at]?.before !== '' && at > from) || isPassing(turn, at - 1)) isLed = false;
    if (leading[language].has(text)) isLed = true;
    else if (!isLed && !isPassing(turn, at)) return thirdAt(turn, at, to);
  }
  return 'none';
}

/** "Every hour you do": said of the hour. */
const isRelated = ({ words }: Analysis, at: number): boolean =>
  words[at]?.before === '' && relating.has(words[at - 2]?.text ?? '');
const relating = wordSet('every each all any tout toute chaque');

const nounsAhead = 4;

/** "The other nights" are nights, and nobody. */
const isBesideNoun = (words: Analysis['words'], at: number): boolean => {
  const next = words[at + 1];
  return besides.has(words[at]?.text ?? '') && next?.before === '' && /^\p{L}{4,}$/u.test(next.text);
};
const besides = wordSet('other another autre autres');

/**
 * Somebody else, a thing, or what is only pointed at; one's own thing ("my call will be at six") is one's own act. What
 * everybody else does is compared with, and arranged with nobody.
 */
function thirdAt({ words, language }: Analysis, at: number, to: number): Doer {
  const text = words[at]?.text ?? '';
  if (words[at + 1]?.text === 'else') return 'none';
  if (pointing[language].has(text) && !(language === 'fr' && people.fr.has(words[at + 1]?.text ?? ''))) return 'none';
  const ahead = words.slice(at, Math.min(to, at + nounsAhead) + 1);
  const isSomebody = ahead.some(
    (word, step) =>
      (people[language].has(word.text) && !isBesideNoun(ahead, step)) ||
      (word.capital && step > 0 && matterStem(word.text, language) !== undefined),
  );
  if (isSomebody) return 'other';
  return own[language].has(text) ? 'self' : 'thing';
}

const isPassing = ({ words, language }: Analysis, at: number): boolean => {
  const { days, weekdays, months } = calendars[language];
  const text = words[at]?.text ?? '';
  return skipped[language].has(text) || days.has(text) || weekdays.has(text) || months.has(text);
};
