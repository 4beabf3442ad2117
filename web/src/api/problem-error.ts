import { Problem } from '@repartee/proto';

/** Problems that the browser itself finds, beside the codes of the server. */
export type LocalProblemCode = 'offline' | 'unreadable_answer';

/** A failed request or acknowledgement, with the problem details to show and branch on by `code`. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }
}

export const isProblemError = (error: unknown): error is ProblemError => error instanceof ProblemError;

/** True where `error` is a problem with one of these codes. */
export const hasCode = (error: unknown, ...codes: string[]): boolean =>
  isProblemError(error) && codes.includes(error.code);

export const localProblem = (code: LocalProblemCode, detail: string): ProblemError =>
  new ProblemError({ type: 'about:blank', title: code, status: 0, detail, code });

/** Reads problem details from an answer that is not 2xx; a body of another shape becomes a problem by its status. */
export const problemFrom = async (response: Response): Promise<ProblemError> => {
  const body: unknown = await response.json().catch(() => null);
  const parsed = Problem.safeParse(body);
  if (parsed.success) return new ProblemError(parsed.data);
  const title = response.statusText || `HTTP ${response.status}`;
  return new ProblemError({
    type: 'about:blank',
    title,
    status: response.status,
    detail: title,
    code: `http_${response.status}`,
  });
};

/** Whatever was thrown, as problem details: foreign errors count as an answer that could not be read. */
export const asProblem = (error: unknown): Problem =>
  isProblemError(error)
    ? error.problem
    : localProblem('unreadable_answer', error instanceof Error ? error.message : String(error)).problem;
