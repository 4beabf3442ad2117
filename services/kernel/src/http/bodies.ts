import type { IncomingMessage } from 'node:http';

import type { NestExpressApplication } from '@nestjs/platform-express';

/** Enough for any form of the product. */
const USUAL_BYTES = 100_000;

/**
 * Bodies are JSON and nothing else, so that no form of another site can write; and small, but for the routes that take
 * whole files as text. The application is made with `bodyParser: false`.
 */
export function acceptBodies(app: NestExpressApplication, bytesByPath: Readonly<Record<string, number>> = {}): void {
  for (const [path, limit] of Object.entries(bytesByPath))
    app.useBodyParser('json', { limit, type: (request) => pathOf(request) === path && isJson(request) });
  app.useBodyParser('json', { limit: USUAL_BYTES });
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/';
}

function isJson({ headers }: IncomingMessage): boolean {
  return /^application\/json\b/i.test(headers['content-type'] ?? '');
}
