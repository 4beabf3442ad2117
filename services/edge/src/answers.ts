import type { ServerResponse } from 'node:http';

import type { Problem } from '@repartee/proto';

const RETRY_AFTER_S = '1';

export const noSuchAddress: Problem = {
  type: 'urn:repartee:problem:not_found',
  code: 'not_found',
  status: 404,
  title: 'Not found',
  detail: 'There is no such address.',
};

/** The service cannot be reached at the moment. */
export function away(service: string): Problem {
  return {
    type: 'urn:repartee:problem:service_away',
    code: 'service_away',
    status: 503,
    title: 'Not available at the moment',
    detail: `The part of Repartee that answers this (${service}) cannot be reached. Try again in a moment.`,
  };
}

export function refuse(response: ServerResponse, problem: Problem): void {
  response.writeHead(problem.status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(problem.status === 503 && { 'retry-after': RETRY_AFTER_S }),
  });
  response.end(JSON.stringify(problem));
}

export function answer(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
