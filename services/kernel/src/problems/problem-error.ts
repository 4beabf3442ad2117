import type { FieldFault, Problem } from '@repartee/proto';

export interface ProblemInit {
  /** snake_case, stable: programs branch on it. */
  code: string;
  /** HTTP status. */
  status: number;
  title: string;
  /** What happened and what to do about it, in a sentence. */
  detail: string;
  errors?: FieldProblem[];
}

/** One field's trouble; `field` is its path in the body, dotted, and `message` says what to do, in a sentence. */
export interface FieldProblem {
  field: string;
  message: string;
  fault?: FieldFault;
}

/** A refusal with a stable code; at the edges it becomes problem details (RFC 9457), over HTTP and in socket acknowledgements. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(init: ProblemInit, options?: ErrorOptions) {
    super(`${init.code}: ${init.detail}`, options);
    this.name = 'ProblemError';
    this.problem = { type: `urn:repartee:problem:${init.code}`, ...init };
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }
}
