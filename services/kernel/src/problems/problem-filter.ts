import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, HttpException } from '@nestjs/common';
import type { Ack, Problem } from '@repartee/proto';
import type { Response } from 'express';

import { Log } from '../telemetry/log.js';
import { ProblemError } from './problem-error.js';

/**
 * Turns every error at the edge into problem details: over HTTP as the body, on a socket as the acknowledgement. Nest
 * applies global filters to routes only, so each gateway names it: `@UseFilters(ProblemFilter)`.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = problemOf(error);
    if (problem.status >= 500) this.log.error({ err: error, code: problem.code }, 'A request failed');
    if (host.getType() === 'ws') acknowledge(host, problem);
    else respond(host.switchToHttp().getResponse<Response>(), problem);
  }
}

/** Problem details of any error; what is not meant for people is hidden behind `internal_error`. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof HttpException) return problemOfHttp(error);
  const detail = 'Something went wrong on our side. Try again; if it stays, tell your administrator.';
  return new ProblemError({ code: 'internal_error', status: 500, title: 'Unexpected error', detail }).problem;
}

/** Nest's own refusals: an unknown route, a body that is not JSON or too large. */
function problemOfHttp(error: HttpException): Problem {
  const status = error.getStatus();
  const code = HTTP_CODES[status] ?? 'bad_request';
  return new ProblemError({ code, status, title: error.name.replace(/Exception$/, ''), detail: error.message }).problem;
}

const HTTP_CODES: Readonly<Record<number, string>> = {
  401: 'not_signed_in',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
  500: 'internal_error',
  503: 'not_ready',
};

function respond(response: Response, problem: Problem): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** socket.io hands the acknowledgement over as the last function among the arguments. */
function acknowledge(host: ArgumentsHost, problem: Problem): void {
  const answer: Ack<never> = { ok: false, problem };
  const ack = host.getArgs<unknown[]>().find((argument) => typeof argument === 'function');
  if (ack) (ack as (answer: Ack<never>) => void)(answer);
}
