import type { RequestListener, ServerResponse } from 'node:http';

/** What is waited for at the moment. */
export interface Awaited {
  name: string;
  /** In a few words, for everybody who asks anything. */
  detail: string;
  /** Says more, as addresses and files, to whoever runs the server: /health/ready has it in the place of the detail. */
  inner?: string;
}

const RETRY_AFTER_S = '1';

/** Answers while a server starts: how far it is, pages that say so where there are any, and 503 to everything else. */
export function startUpGate(current: () => Awaited | undefined, pages?: RequestListener): RequestListener {
  return (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (path === '/health/live') answer(response, 200, { live: true, stuck: [] });
    else if (path === '/health/ready') answer(response, 503, { ready: false, waitingFor: [withInner(current())] });
    else if (pages && isPage(path)) pages(request, response);
    else answer(response, 503, starting(current()), 'application/problem+json');
  };
}

/** Whether the address belongs to the pages, and not to an interface for programs. */
export function isPage(path: string): boolean {
  return !/^\/(api|health|metrics|socket\.io|sessions\/socket\.io|live\/socket\.io)(\/|$)/.test(path);
}

function withInner(awaited: Awaited | undefined) {
  if (awaited?.inner === undefined) return awaited;
  const { inner, ...shown } = awaited;
  return { ...shown, detail: inner };
}

function starting(awaited: Awaited | undefined) {
  return {
    type: 'urn:repartee:problem:starting',
    code: 'starting',
    status: 503,
    title: 'Starting',
    detail: `Repartee is starting (${awaited?.detail ?? 'nearly there'}). Ask again in a moment.`,
  };
}

function answer(response: ServerResponse, status: number, body: unknown, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'retry-after': RETRY_AFTER_S });
  response.end(JSON.stringify(body));
}
