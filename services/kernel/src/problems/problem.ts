/** One field's trouble: `path` in the body, dotted. */
export interface FieldProblem {
  path: string;
  message: string;
}

/** RFC 9457 problem details; `code` is stable, people read `title` and `detail`. The same shape travels in socket acknowledgements. */
export interface Problem {
  type: string;
  code: string;
  status: number;
  title: string;
  detail?: string;
  errors?: FieldProblem[];
}

export interface ProblemInit {
  /** snake_case, stable. */
  code: string;
  /** HTTP status. */
  status: number;
  title: string;
  detail?: string;
  errors?: FieldProblem[];
}

/** A refusal with a stable code; the filter turns it into problem details. */
export class ProblemError extends Error {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  readonly errors: FieldProblem[] | undefined;

  constructor(init: ProblemInit, options?: ErrorOptions) {
    super(init.detail ?? init.title, options);
    this.name = 'ProblemError';
    this.code = init.code;
    this.status = init.status;
    this.title = init.title;
    this.detail = init.detail;
    this.errors = init.errors;
  }
}
