import { create } from '@bufbuild/protobuf';
import { languageValues } from '@repartee/dialogue';
import type { CaseEvent as LogEvent, commonV1 } from '@repartee/proto';
import { CaseAnswers, casesV1 } from '@repartee/proto';

import type { CaseEvent } from './domain/case-events.js';

/** The event as it goes on record, its answers sealed. */
export function caseToLog(
  event: CaseEvent,
  { caseId, learnerId, home }: { caseId: string; learnerId: string; home: string },
  seal: (text: string) => commonV1.Sealed,
): LogEvent {
  switch (event.type) {
    case 'CaseTold':
      return create(casesV1.CaseToldSchema, {
        ...{ caseId, learnerId, home, template: event.template, language: languageValues.toLog(event.language) },
        answers: seal(JSON.stringify(event.answers)),
      });
    case 'CaseForgotten':
      return create(casesV1.CaseForgottenSchema, { caseId, learnerId });
  }
}

/** The event on record; undefined where its answers can no longer be read. */
export function caseFromLog(
  data: LogEvent,
  open: (sealed: commonV1.Sealed | undefined) => string | null,
): CaseEvent | undefined {
  if (data.$typeName === 'repartee.cases.v1.CaseForgotten') return { type: 'CaseForgotten', learnerId: data.learnerId };
  const answers = open(data.answers);
  if (answers === null) return undefined;
  const { id = '', version = 0, sha256 = '' } = data.template ?? {};
  return {
    ...{ type: 'CaseTold', learnerId: data.learnerId, template: { id, version, sha256 } },
    language: languageValues.fromLog(data.language),
    answers: CaseAnswers.parse(JSON.parse(answers)),
  };
}
