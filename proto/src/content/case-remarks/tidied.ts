import type { CaseAnswers } from '../case.js';
import type { Language } from '../text.js';
import { formsOfSpeech } from './forms-of-speech.js';

/** The answers in words, as somebody gave them: they may be anything yet. `said` is '' where nothing was. */
export interface GivenAnswers {
  who: string;
  event: string;
  date: string;
  said: string;
  goal: string;
}

const lowered = (text: string): string => text.charAt(0).toLocaleLowerCase() + text.slice(1);
const spaced = (text: string): string => text.trim().replace(/\s+/gu, ' ');
const unstopped = (text: string): string => spaced(text).replace(/[\s.,;:!?…]+$/u, '');

/** The answers as they will be said: without stray spaces, final stops, and capitals that stand inside a sentence. */
export function tidyAnswers<Given extends GivenAnswers>(given: Given, language: Language): Given {
  const event = unstopped(given.event);
  return {
    ...given,
    who: spaced(given.who),
    event: formsOfSpeech[language].determiner.test(event) ? lowered(event) : event,
    said: spaced(given.said),
    goal: lowered(unstopped(given.goal)),
  };
}

/** Good answers, to show what is meant. */
export const exampleAnswers: Readonly<
  Record<Language, Pick<CaseAnswers, 'who' | 'event' | 'goal'> & { said: string }>
> = {
  en: {
    who: 'Paul',
    event: 'the kitchen that came late',
    said: 'You’ll have it by Friday',
    goal: 'agree on a new date',
  },
  fr: {
    who: 'Paul',
    event: 'la cuisine livrée en retard',
    said: 'Ce sera fait vendredi',
    goal: 'convenir d’une nouvelle date',
  },
};
