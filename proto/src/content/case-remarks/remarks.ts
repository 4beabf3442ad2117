import { CaseAnswers } from '../case.js';
import type { Language } from '../text.js';
import { beginsWithVerb, formsOfSpeech } from './forms-of-speech.js';
import { tidyAnswers } from './tidied.js';
import type { GivenAnswers } from './tidied.js';

export type AnswerField = keyof GivenAnswers;

/** What does not fit about an answer; `remarkInWords` says it. */
export interface CaseRemark {
  code: string;
  /** The case cannot be told like this. Where it can, the learner may know better. */
  stops: boolean;
  /** The answer put right, where that is certain. */
  mended?: string;
  /** Of `tooLong`: how many characters there may be, and how many there are too many. */
  length?: { most: number; over: number };
}
export type AnswerRemarks = Partial<Record<AnswerField, CaseRemark>>;

type TextField = 'who' | 'event' | 'said' | 'goal';

const { who, event, said, goal, date } = CaseAnswers.shape;
const longest: Record<TextField, number> = {
  who: who.maxLength ?? 0,
  event: event.maxLength ?? 0,
  said: said.unwrap().maxLength ?? 0,
  goal: goal.maxLength ?? 0,
};
const SHORTEST = 2;
/** The day is said without its year. */
const LONG_AGO_DAYS = 330;
const DAY_MS = 86_400_000;
const quotes = /["«»“”„]/gu;

const stop = (code: string, mended?: string): CaseRemark =>
  mended === undefined ? { code, stops: true } : { code, stops: true, mended };
const hint = (code: string): CaseRemark => ({ code, stops: false });

/** What no text may be, whatever it is an answer to. */
const misshapen = (field: TextField, text: string): CaseRemark | null => {
  const over = text.length - longest[field];
  if (over > 0) return { ...stop('tooLong'), length: { most: longest[field], over } };
  if (/[[\]{}<>|]/u.test(text)) return stop('brackets');
  return /\S@\S+\.\S|https?:|www\./iu.test(text) ? stop('link') : null;
};

/** A single sign, or signs without a letter among them, such as "…". */
const isTooLittle = (text: string): boolean => text.length < SHORTEST || !/\p{L}/u.test(text);

const wordsOf = (text: string): string[] =>
  text
    .toLocaleLowerCase()
    .split(/[^\p{L}-]+/u)
    .filter(Boolean);

/** "Marc's absence", where it is Marc who will say it. */
const isNamed = (text: string, name: string): boolean => {
  const spoken = new Set(wordsOf(text));
  const called = wordsOf(name);
  return called.length > 0 && called.every((word) => spoken.has(word));
};

/** Little words of the other language, and none of the one that is spoken. */
const isForeign = (text: string, language: Language): boolean =>
  !formsOfSpeech[language].little.test(text) && formsOfSpeech[language === 'en' ? 'fr' : 'en'].little.test(text);

const remarkOnWho = ({ who: name }: GivenAnswers, language: Language): CaseRemark | null => {
  if (isTooLittle(name)) return stop('missing');
  const { title, role } = formsOfSpeech[language];
  if (title.test(name)) return hint('title');
  if (role.test(name) && name.includes(' ')) return hint('role');
  return /^\p{Lu}{3,}$/u.test(name) ? hint('lastName') : null;
};

const remarkOnEvent = ({ event: what, who: name }: GivenAnswers, language: Language): CaseRemark | null => {
  if (isTooLittle(what)) return stop('missing');
  const { sentence, about, mine, theirs } = formsOfSpeech[language];
  if (sentence.test(what)) return stop('sentence');
  if (about.test(what)) return stop('about', what.replace(about, ''));
  if (isForeign(what, language)) return hint('otherLanguage');
  if (mine.test(what)) return hint('mine');
  if (theirs.test(what)) return hint('theirs');
  return isNamed(what, name) ? hint('named') : null;
};

const remarkOnSaid = ({ said: words }: GivenAnswers, language: Language): CaseRemark | null => {
  if (/^(no|none|nothing|non|rien|aucune?|-+)\.?$/iu.test(words)) return stop('nothing', '');
  if (words !== '' && isTooLittle(words)) return stop('short');
  if (words.search(quotes) >= 0) return stop('quoted', words.replace(quotes, '').trim());
  if (formsOfSpeech[language].reported.test(words)) return hint('reported');
  return isForeign(words, language) ? hint('otherLanguage') : null;
};

const remarkOnGoal = ({ goal: aim }: GivenAnswers, language: Language): CaseRemark | null => {
  if (isTooLittle(aim)) return stop('missing');
  const { wish, mine } = formsOfSpeech[language];
  const wished = wish.test(aim) ? aim.replace(wish, '') : '';
  if (wished !== '') return beginsWithVerb[language](wished) ? stop('wish', wished) : stop('notAVerb');
  if (isForeign(aim, language)) return hint('otherLanguage');
  if (!beginsWithVerb[language](aim)) return stop('notAVerb');
  return mine.test(aim) ? hint('mine') : null;
};

/** `today` as the day is where the learner is. */
const remarkOnDate = (day: string, today: string): CaseRemark | null => {
  if (!date.safeParse(day).success) return stop('missing');
  if (day > today) return stop('future');
  return (Date.parse(today) - Date.parse(day)) / DAY_MS > LONG_AGO_DAYS ? hint('longAgo') : null;
};

/** Where and when a case is told; `today` is the day there, as in 2026-11-30. */
export interface Telling {
  language: Language;
  today: string;
}

/**
 * What stands against the answers of a case, at most one remark an answer, looked at as they will be said. The form and
 * the interface ask the same.
 */
export function remarksOnAnswers(given: GivenAnswers, { language, today }: Telling): AnswerRemarks {
  const tidy = tidyAnswers(given, language);
  const found: Record<AnswerField, CaseRemark | null> = {
    who: misshapen('who', tidy.who) ?? remarkOnWho(tidy, language),
    event: misshapen('event', tidy.event) ?? remarkOnEvent(tidy, language),
    date: remarkOnDate(tidy.date, today),
    said: misshapen('said', tidy.said) ?? remarkOnSaid(tidy, language),
    goal: misshapen('goal', tidy.goal) ?? remarkOnGoal(tidy, language),
  };
  return Object.fromEntries(Object.entries(found).filter(([, remark]) => remark !== null));
}
