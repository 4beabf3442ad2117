import type { StandardSchemaV1 } from '@standard-schema/spec';

import type { FieldProblem } from './problem-error.js';
import { ProblemError } from './problem-error.js';

/** What a schema found wrong, field by field; `field` is empty where the whole input is meant. */
export function invalidInput(issues: readonly StandardSchemaV1.Issue[]): ProblemError {
  return new ProblemError({
    code: 'invalid_input',
    status: 400,
    title: 'Not valid',
    detail: issues.length === 1 ? 'One field is not as it should be.' : 'Some fields are not as they should be.',
    errors: issues.map(toFieldProblem),
  });
}

/** The input as the schema makes it. Throws ProblemError `invalid_input`, for what does not come through a Nest pipe. */
export function validated<Schema extends StandardSchemaV1>(
  schema: Schema,
  input: unknown,
): StandardSchemaV1.InferOutput<Schema> {
  const result = schema['~standard'].validate(input);
  if (result instanceof Promise) throw new Error('A schema at the edge must answer at once');
  if (result.issues) throw invalidInput(result.issues);
  return result.value;
}

function toFieldProblem({ path = [], message }: StandardSchemaV1.Issue): FieldProblem {
  const field = path.map((step) => String(typeof step === 'object' ? step.key : step)).join('.');
  return { field, message };
}
