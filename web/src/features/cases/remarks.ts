import { remarksOnAnswers } from '@repartee/proto';
import type { AnswerField, CaseRemark } from '@repartee/proto';

import type { CaseDraft } from './draft.js';

export const caseFields = ['templateId', 'who', 'event', 'date', 'said', 'goal', 'reaction'] as const;
export type CaseField = (typeof caseFields)[number];
export type Remark = CaseRemark;
export type Remarks = Partial<Record<CaseField, Remark>>;

/** Of these the learner chooses one; the others are written. */
export const isWritten = (field: CaseField): field is AnswerField => field !== 'templateId' && field !== 'reaction';

const missing: Remark = { code: 'missing', stops: true };

/** What stands against a draft, at most one remark an answer; of those in words the server says the same. */
export const remarksOn = (draft: CaseDraft, today: string): Remarks => ({
  ...(draft.templateId === '' && { templateId: missing }),
  ...remarksOnAnswers(draft, { language: draft.language, today }),
  ...(draft.reaction === '' && { reaction: missing }),
});

export const isStopped = (remarks: Remarks): boolean => Object.values(remarks).some(({ stops }) => stops);
