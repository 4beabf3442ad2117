import { CaseAnswers } from '@repartee/proto';

import { tidied } from './draft.js';
import type { CaseDraft } from './draft.js';
import { beginsWithVerb, formsOfSpeech } from './forms-of-speech.js';

export const caseFields = ['templateId', 'who', 'event', 'date', 'said', 'goal', 'reaction'] as const;
export type CaseField = (typeof caseFields)[number];

/** What does not fit about an answer; words for it are under `cases.remarks`. */
export interface Remark {
  code: string;
  /** The case cannot be told like this. Where it can, the learner may know better. */
  stops: boolean;
  /** The answer put right, where that is certain. */
  mended?: string;
  /** Of `tooLong`: how many characters there may be, and how many there are too many. */
  length?: { most: number; over: number };
}
export type Remarks = Partial<Record<CaseField, Remark>>;

type Text = 'who' | 'event' | 'said' | 'goal';

const { who, event, said, goal } = CaseAnswers.shape;
const longest: Record<Text, number> = {
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

const stop = (code: string, mended?: string): Remark =>
  mended === undefined ? { code, stops: true } : { code, stops: true, mended };
const hint = (code: string): Remark => ({ code, stops: false });

/** What no text may be, whatever it is an answer to. */
const misshapen = (field: Text, text: string): Remark | null => {
  const over = text.length - longest[field];
  if (over > 0) return { ...stop('tooLong'), length: { most: longest[field], over } };
  return /[[\]{}<>|]/u.test(text) ? stop('brackets') : null;
};

const remarkOnWho = ({ who: name, language }: CaseDraft): Remark | null => {
  if (name.length < SHORTEST) return stop('missing');
  const { title, role } = formsOfSpeech[language];
  if (title.test(name)) return hint('title');
  if (role.test(name) && name.includes(' ')) return hint('role');
  return /^\p{Lu}{3,}$/u.test(name) ? hint('lastName') : null;
};

const remarkOnEvent = ({ event: what, language }: CaseDraft): Remark | null => {
  if (what.length < SHORTEST) return stop('missing');
  const { sentence, about, mine } = formsOfSpeech[language];
  if (sentence.test(what)) return stop('sentence');
  if (about.test(what)) return stop('about', what.replace(about, ''));
  return mine.test(what) ? hint('mine') : null;
};

const remarkOnSaid = ({ said: words, language }: CaseDraft): Remark | null => {
  if (/^(no|none|nothing|non|rien|aucune?|-+)\.?$/iu.test(words)) return stop('nothing', '');
  if (words.length === 1) return stop('short');
  if (words.search(quotes) >= 0) return stop('quoted', words.replace(quotes, '').trim());
  return formsOfSpeech[language].reported.test(words) ? hint('reported') : null;
};

const remarkOnGoal = ({ goal: aim, language }: CaseDraft): Remark | null => {
  if (aim.length < SHORTEST) return stop('missing');
  const { wish, mine } = formsOfSpeech[language];
  if (wish.test(aim) && aim.replace(wish, '') !== '') return stop('wish', aim.replace(wish, ''));
  if (!beginsWithVerb[language](aim)) return stop('notAVerb');
  return mine.test(aim) ? hint('mine') : null;
};

/** `today` as the day is where the learner is. */
const remarkOnDate = ({ date }: CaseDraft, today: string): Remark | null => {
  if (date === '') return stop('missing');
  if (date > today) return stop('future');
  return (Date.parse(today) - Date.parse(date)) / DAY_MS > LONG_AGO_DAYS ? hint('longAgo') : null;
};

/** What stands against a draft, at most one remark an answer, looked at as it will be said. */
export const remarksOn = (draft: CaseDraft, today: string): Remarks => {
  const said = tidied(draft);
  const found: Record<CaseField, Remark | null> = {
    templateId: said.templateId === '' ? stop('missing') : null,
    who: misshapen('who', said.who) ?? remarkOnWho(said),
    event: misshapen('event', said.event) ?? remarkOnEvent(said),
    date: remarkOnDate(said, today),
    said: misshapen('said', said.said) ?? remarkOnSaid(said),
    goal: misshapen('goal', said.goal) ?? remarkOnGoal(said),
    reaction: said.reaction === '' ? stop('missing') : null,
  };
  return Object.fromEntries(Object.entries(found).filter(([, remark]) => remark !== null));
};

export const isStopped = (remarks: Remarks): boolean => Object.values(remarks).some(({ stops }) => stops);
