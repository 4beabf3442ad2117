import type { Language } from '../text.js';

/** At the beginning, as whole words; an elided one ("d’") runs into the next. */
const begins = (...alternatives: string[]): RegExp =>
  new RegExp(`^(?:${alternatives.join('|')})(?:(?<=['’])|(?![\\p{L}'’-]))\\s*`, 'iu');
/** Anywhere, as whole words. */
const holds = (...alternatives: string[]): RegExp =>
  new RegExp(`(?<![\\p{L}'’-])(?:${alternatives.join('|')})(?:(?<=['’])|(?![\\p{L}'’-]))`, 'iu');

/** What gives an answer away that will not stand in the persona's sentences. */
interface FormsOfSpeech {
  /** A whole sentence begins so, and no noun phrase does. */
  sentence: RegExp;
  /** The persona's sentence brings such a word itself: "about about the invoice". */
  about: RegExp;
  /** "to agree", "I want to agree": what comes after it is the answer. */
  wish: RegExp;
  /** Words that are told of, not given. */
  reported: RegExp;
  /** From the persona's mouth these would be the persona's own. */
  mine: RegExp;
  /** From the persona's mouth these would be somebody else's. */
  theirs: RegExp;
  /** Little words that this language has and the other has not. */
  little: RegExp;
  /** A person by what they are, not by name. */
  role: RegExp;
  title: RegExp;
  /** Stands small inside a sentence, however a telephone begins a field; no verb begins so. */
  determiner: RegExp;
}

export const formsOfSpeech: Record<Language, FormsOfSpeech> = {
  en: {
    sentence: begins(
      `(?:i|he|she|we|they|it|you|there)(?:['’]\\p{L}+)?`,
      'because',
      'when',
      'that (?:i|he|she|we|they)',
    ),
    about: begins('about', 'regarding', 'concerning', 'because of', 'due to'),
    wish: begins('i (?:want|would like|need|wish|hope|have) to', `i['’]d like to`, 'in order to', 'to'),
    reported: begins(
      'that (?:i|he|she|we|they|you|it)',
      '(?:i|he|she|we|they) (?:said|told|promised)',
      'told',
      'promised',
    ),
    mine: holds('my', 'our', 'mine', 'ours', 'me', 'us'),
    theirs: holds('his', 'hers?', 'theirs?'),
    little: holds('the', 'that', 'this', 'of', 'to', 'and', 'with', 'was', 'is', 'my', 'your', 'for', 'not', 'you'),
    role: begins('my', 'the', 'our', 'an?', 'that', 'this'),
    title: begins('(?:mr|mrs|ms|miss|dr|prof|sir|madam)\\.?'),
    determiner: begins(
      'the',
      'an?',
      'my',
      'our',
      'your',
      'his',
      'her',
      'their',
      'its',
      'this',
      'these',
      'those',
      'some',
      'what',
      'how',
    ),
  },
  fr: {
    sentence: begins(
      'je',
      `j['’]`,
      'tu',
      'ils?',
      'elles?',
      'on',
      'nous',
      'vous',
      `c['’]est`,
      `c['’]était`,
      'ça',
      'il y a',
      `parce qu(?:e|['’])`,
      'quand',
      `qu(?:e|['’])`,
    ),
    about: begins(
      `à propos (?:de|d['’])`,
      `au sujet (?:de|d['’])`,
      `à cause (?:de|d['’])`,
      'concernant',
      'pour',
      'sur',
      'de',
      `d['’]`,
      'à',
    ),
    wish: begins(
      `(?:(?:je (?:veux|voudrais|souhaite|souhaiterais|dois)|j['’]aimerais|j['’]ai besoin) )?(?:afin de|afin d['’]|de|d['’]|à|pour)`,
      'je (?:veux|voudrais|souhaite|souhaiterais|dois)',
      `j['’]aimerais`,
    ),
    reported: begins(
      `qu(?:e|['’])`,
      `(?:j['’]ai|il a|elle a|on a|nous avons|(?:il|elle|on) m['’]a) (?:dit|promis)`,
      'promis',
    ),
    mine: holds('mon', 'ma', 'mes', 'notre', 'nos', 'moi', 'me', `m['’]`),
    theirs: holds('son', 'sa', 'ses', 'leurs?'),
    little: holds(
      'le',
      'la',
      'les',
      'des',
      'du',
      'une',
      'un',
      'est',
      'et',
      'qui',
      'que',
      'pour',
      'mon',
      'avec',
      'pas',
      'vous',
    ),
    role: begins('mon', 'ma', 'mes', 'notre', 'le', 'la', `l['’]`, 'une?', 'cet?', 'cette'),
    title: begins('(?:m|mr|mme|mlle|dr|monsieur|madame|mademoiselle|docteur|maître)\\.?'),
    determiner: begins(
      'l[ae]s?',
      `l['’]`,
      'une?',
      'des',
      'du',
      'mon',
      'ma',
      'mes',
      'notre',
      'nos',
      'votre',
      'vos',
      'ton',
      'ta',
      'tes',
      'son',
      'sa',
      'ses',
      'leurs?',
      'ce',
      'cet',
      'cette',
      'ces',
    ),
  },
};

const ING_VERBS = new Set([
  'bring',
  'sing',
  'ring',
  'swing',
  'spring',
  'cling',
  'fling',
  'string',
  'wring',
  'sting',
  'ping',
]);
/** Words that no wish begins with: they join, count or place. */
const NO_VERB = new Set(
  `that so for because if when while with without in at by from of as more less no two three four five six seven eight
  nine ten fifteen twenty thirty half`.split(/\s+/),
);
const INFINITIVE = /(?:er|ir|re|oir)$/iu;

/** Whether a goal begins with its verb: "agree on a date", "(ne pas) perdre la cliente". */
export const beginsWithVerb: Record<Language, (goal: string) => boolean> = {
  en: (goal) => {
    const first = goal.split(' ')[0]?.toLowerCase() ?? '';
    const isGerund = first.endsWith('ing') && !ING_VERBS.has(first);
    const isNone = isGerund || NO_VERB.has(first) || /^\d/u.test(first);
    return !isNone && !formsOfSpeech.en.determiner.test(goal) && !formsOfSpeech.en.sentence.test(goal);
  },
  // A pronoun, a negation or an adverb may stand before it.
  fr: (goal) => {
    const words = goal.split(/[\s'’]+/u).slice(0, 4);
    return (
      !/^(?:un|une|des|mon|ma|mes|son|sa|ses)$/iu.test(words[0] ?? '') && words.some((word) => INFINITIVE.test(word))
    );
  },
};
