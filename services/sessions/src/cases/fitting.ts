import { invalidInput } from '@repartee/kernel';
import type { AnswerField, CaseAnswers, CaseRemark, FieldFault, GivenCaseAnswers, Language } from '@repartee/proto';
import { remarkInWords, remarksOnAnswers, tidyAnswers } from '@repartee/proto';

const HOUR_MS = 3_600_000;
/** It is the next day in the east of the Pacific's date line for so long before it is in UTC. */
const EASTERNMOST_HOURS = 14;

/** The latest day that it is anywhere. */
const latestToday = (at: number): string => new Date(at + EASTERNMOST_HOURS * HOUR_MS).toISOString().slice(0, 10);

const faults: Readonly<Record<string, FieldFault>> = { missing: 'missing', tooLong: 'too_long' };

/**
 * The answers of a case as they will be said. Throws ProblemError `invalid_input` where one stops the case, with the
 * sentence that the form shows.
 */
export function fitting(given: GivenCaseAnswers, language: Language, at: number): CaseAnswers {
  const answers = tidyAnswers({ ...given, said: given.said ?? '' }, language);
  const remarks = Object.entries(remarksOnAnswers(answers, { language, today: latestToday(at) }));
  const errors = (remarks as [AnswerField, CaseRemark][])
    .filter(([, { stops }]) => stops)
    .map(([field, remark]) => ({
      field: `answers.${field}`,
      message: remarkInWords(field, remark, { reader: language, language }),
      fault: faults[remark.code] ?? ('invalid' as const),
    }));
  if (errors.length > 0) throw invalidInput(errors);
  return { ...answers, said: answers.said === '' ? null : answers.said };
}
