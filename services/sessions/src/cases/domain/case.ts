import type { CaseAnswers, Language } from '@repartee/proto';

import type { ContentPin } from '../../live/domain/session-events.js';
import type { CaseEvent } from './case-events.js';

/** A conversation of the learner's own, as they told it last. */
export interface ToldCase {
  status: 'told';
  learnerId: string;
  template: ContentPin;
  language: Language;
  answers: CaseAnswers;
}

export type CaseState = { status: 'unborn' } | ToldCase | { status: 'forgotten'; learnerId: string };

export const initialState: CaseState = { status: 'unborn' };

/** Never throws: what does not fit the state leaves it as it was. */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  if (state.status === 'forgotten') return state;
  switch (event.type) {
    case 'CaseTold': {
      const { learnerId, template, language, answers } = event;
      return { status: 'told', learnerId, template, language, answers };
    }
    case 'CaseForgotten':
      return { status: 'forgotten', learnerId: event.learnerId };
  }
}
