import type { RequestListener, ServerResponse } from 'node:http';

import type { StartUp } from '../progress/start-up.js';

const RETRY_AFTER_S = '1';

/** Answers while the product starts: how far it is, the pages that say so, and 503 to everything else. */
export function startUpGate(startUp: StartUp, pages: RequestListener): RequestListener {
  return (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (path === '/health/live') answer(response, 200, { live: true });
    else if (path === '/health/ready') answer(response, 503, { ready: false, waitingFor: [startUp.current] });
    else if (isPage(path)) pages(request, response);
    else answer(response, 503, problem(startUp), 'application/problem+json');
  };
}

/** Whether the address belongs to the pages, and not to an interface for programs. */
export function isPage(path: string): boolean {
  return !/^\/(api|health|metrics|socket\.io)(\/|$)/.test(path);
}

function problem(startUp: StartUp) {
  return {
    type: 'urn:repartee:problem:starting',
    code: 'starting',
    status: 503,
    title: 'Starting',
    detail: `Repartee is starting (${startUp.current?.detail ?? 'nearly there'}). Ask again in a moment.`,
  };
}

function answer(response: ServerResponse, status: number, body: unknown, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'retry-after': RETRY_AFTER_S });
  response.end(JSON.stringify(body));
}
