import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, HttpException } from '@nestjs/common';
import type { Ack, Problem } from '@repartee/proto';
import type { Response } from 'express';

import { KeyStoreUnavailable } from '../keys/key-errors.js';
import { Log } from '../telemetry/log.js';
import { RetriableError, SubscriptionEnded } from '../feed/feed-errors.js';
import { isDiskTrouble } from '../sqlite/disk-trouble.js';
import { ProblemError } from './problem-error.js';
import { problems } from './problems.js';

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
  if (error instanceof KeyStoreUnavailable) return error.asProblem().problem;
  if (isDiskTrouble(error)) return problems.diskFull().problem;
  // What it needs is away, or this process is about to end.
  if (error instanceof RetriableError || error instanceof SubscriptionEnded)
    return problems.notReady('Try again in a moment.').problem;
  const detail = 'Something went wrong on our side. Try again; if it stays, tell your administrator.';
  return new ProblemError({ code: 'internal_error', status: 500, title: 'Unexpected error', detail }).problem;
}

/** Nest's own refusals: an unknown route, a body that is not JSON or too large. Its texts are for who writes programs. */
function problemOfHttp(error: HttpException): Problem {
  const status = error.getStatus();
  const { code, title, detail } = HTTP_PROBLEMS[status] ?? { ...UNREADABLE, detail: error.message };
  return new ProblemError({ code, status, title, detail }).problem;
}

const UNREADABLE = {
  code: 'bad_request',
  title: 'Not understood',
  detail: 'The request could not be read. Send JSON to an address as the interface describes it.',
};

const HTTP_PROBLEMS: Readonly<Record<number, { code: string; title: string; detail: string }>> = {
  400: UNREADABLE,
  401: { code: 'not_signed_in', title: 'Not signed in', detail: 'Sign in, or renew the session, and try again.' },
  403: { code: 'forbidden', title: 'Not allowed', detail: '"Who sees what" says what your roles allow.' },
  404: { code: 'not_found', title: 'Not found', detail: 'There is nothing at this address. Check how it is written.' },
  405: { code: 'method_not_allowed', title: 'Method not allowed', detail: 'Use a method that this address answers.' },
  413: { code: 'too_large', title: 'Too large', detail: 'Send less at a time.' },
  415: { code: 'unsupported_media_type', title: 'Not JSON', detail: 'Send the body as application/json.' },
  429: { code: 'too_many_requests', title: 'Too many requests', detail: 'Wait a moment, then try again.' },
  500: {
    code: 'internal_error',
    title: 'Unexpected error',
    detail: 'Try again; if it stays, tell your administrator.',
  },
  503: { code: 'not_ready', title: 'Not ready yet', detail: 'Try again in a moment.' },
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
