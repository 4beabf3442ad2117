import type { CaseAnswers, Language } from '@repartee/proto';

import type { ContentPin } from '../../live/domain/session-events.js';

/** What happens to a case, in plain words; on record the answers are sealed. */
export type CaseEvent =
  | { type: 'CaseTold'; learnerId: string; template: ContentPin; language: Language; answers: CaseAnswers }
  | { type: 'CaseForgotten'; learnerId: string };
