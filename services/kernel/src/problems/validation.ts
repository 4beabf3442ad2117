import type { z } from 'zod';

import { detailOf, fieldProblemsOf, wordsOfIssue } from './field-words.js';
import type { FieldProblem } from './problem-error.js';
import { ProblemError } from './problem-error.js';

/** What was found wrong, field by field; `field` is empty where the whole input is meant. */
export function invalidInput(errors: FieldProblem[]): ProblemError {
  return new ProblemError({ code: 'invalid_input', status: 400, title: 'Not valid', detail: detailOf(errors), errors });
}

/** The input as the schema makes it. Throws ProblemError `invalid_input`, which says what to do about each field. */
export function validated<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input, { error: wordsOfIssue, reportInput: true });
  if (result.success) return result.data;
  throw invalidInput(result.error.issues.flatMap((issue) => fieldProblemsOf(issue)));
}
