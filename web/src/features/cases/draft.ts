import type { CaseAnswers, CaseReaction, Language } from '@repartee/proto';

import { formsOfSpeech } from './forms-of-speech.js';

/** The form as it is being filled in: what has no answer yet is ''. */
export interface CaseDraft {
  templateId: string;
  language: Language;
  who: string;
  address: 'tu' | 'vous';
  event: string;
  date: string;
  said: string;
  goal: string;
  reaction: CaseReaction | '';
}

export const emptyDraft = (language: Language): CaseDraft => ({
  ...{ templateId: '', language, who: '', address: 'vous' },
  ...{ event: '', date: '', said: '', goal: '', reaction: '' },
});

/** A case that was told before, to tell it better. */
export const draftOf = (told: { templateId: string; language: Language; answers: CaseAnswers }): CaseDraft => ({
  ...told.answers,
  templateId: told.templateId,
  language: told.language,
  said: told.answers.said ?? '',
});

const lowered = (text: string): string => text.charAt(0).toLocaleLowerCase() + text.slice(1);
const spaced = (text: string): string => text.trim().replace(/\s+/gu, ' ');
const unstopped = (text: string): string => spaced(text).replace(/[\s.,;:!?…]+$/u, '');

/** The draft as it will be said: without stray spaces, final stops, and capitals that stand inside a sentence. */
export const tidied = (draft: CaseDraft): CaseDraft => {
  const event = unstopped(draft.event);
  return {
    ...draft,
    who: spaced(draft.who),
    event: formsOfSpeech[draft.language].determiner.test(event) ? lowered(event) : event,
    said: spaced(draft.said),
    goal: lowered(unstopped(draft.goal)),
  };
};

/** What is sent, of a draft that nothing is missing from; `reaction` is chosen by then. */
export const answersOf = (draft: CaseDraft): CaseAnswers => {
  const { who, address, event, date, said, goal, reaction } = tidied(draft);
  return { who, address, event, date, said: said === '' ? null : said, goal, reaction: reaction || 'cold' };
};
