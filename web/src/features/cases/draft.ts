import { tidyAnswers } from '@repartee/proto';
import type { CaseAnswers, CaseReaction, Language } from '@repartee/proto';

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

/** The draft as it will be said. */
export const tidied = (draft: CaseDraft): CaseDraft => tidyAnswers(draft, draft.language);

/** What is sent, of a draft that nothing is missing from; `reaction` is chosen by then. */
export const answersOf = (draft: CaseDraft): CaseAnswers => {
  const { who, address, event, date, said, goal, reaction } = tidied(draft);
  return { who, address, event, date, said: said === '' ? null : said, goal, reaction: reaction || 'cold' };
};
