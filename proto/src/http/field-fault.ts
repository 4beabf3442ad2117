import { z } from 'zod';

/** What is wrong with a field of a request: a server says it in a sentence, a page in its reader's language. */
export const FieldFault = z.enum([
  'missing',
  'none_chosen',
  'too_short',
  'too_long',
  'out_of_range',
  'format',
  'unknown_field',
  'invalid',
]);
export type FieldFault = z.infer<typeof FieldFault>;

/** Of a complaint of a schema, whichever of its checks made it; `value` is what the field holds. */
export function fieldFaultOf(
  issue: { code?: string | undefined; origin?: string | undefined },
  value: unknown,
): FieldFault {
  if (issue.code === 'unrecognized_keys') return 'unknown_field';
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) return 'missing';
  if (issue.code === 'too_small' || issue.code === 'too_big') return sizeFault(issue.code, issue.origin, value);
  return issue.code === 'invalid_format' ? 'format' : 'invalid';
}

function sizeFault(code: 'too_small' | 'too_big', origin: string | undefined, value: unknown): FieldFault {
  if (Array.isArray(value) && value.length === 0) return 'none_chosen';
  if (origin !== 'string' && origin !== 'array') return 'out_of_range';
  return code === 'too_small' ? 'too_short' : 'too_long';
}
