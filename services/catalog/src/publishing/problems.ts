import { ProblemError, problems } from '@repartee/kernel';

import { isCatalogRefusal } from '../contents/domain/refusal.js';

/** The problem that a refusal of the domain becomes at the edge; any other error is handed back as it is. */
export function toProblem(error: unknown): unknown {
  if (!isCatalogRefusal(error)) return error;
  if (error.code === 'unknown_content') return problems.notFound('content');
  return new ProblemError(
    {
      code: error.code,
      status: 409,
      title: 'Still in use',
      detail: 'A scenario that is offered needs it. Retire that scenario first, or publish it with another one.',
    },
    { cause: error },
  );
}
