import type { RequestListener, ServerResponse } from 'node:http';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { StartProblem } from '@repartee/kernel';
import sirv from 'sirv';

const POLICY = [
  "default-src 'self'",
  // The detector of a voice is WebAssembly, which a browser compiles only where that is allowed.
  "script-src 'self' 'wasm-unsafe-eval'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  // Sockets of the same host are in it.
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Of what a browser asks people for, a spoken conversation takes the microphone, and nothing takes the rest. */
const PERMISSIONS = 'microphone=(self), camera=(), display-capture=(), geolocation=(), payment=(), usb=()';

/** The files of the web application in the folder; every address that is no file is a page of it. */
export function servePages(folder: string): RequestListener {
  const files = sirv(folder, { single: true, etag: true, setHeaders });
  return (request, response) => files(request, response, () => notFound(response));
}

/** Names of assets hold their digest, so they never change; the page itself is asked for again every time. */
function setHeaders(response: ServerResponse, path: string): void {
  response.setHeader('cache-control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('content-security-policy', POLICY);
  response.setHeader('permissions-policy', PERMISSIONS);
  response.setHeader('referrer-policy', 'same-origin');
  response.setHeader('x-content-type-options', 'nosniff');
}

function notFound(response: ServerResponse): void {
  response.statusCode = 404;
  response.end();
}

/** The folder with the pages as they were built. Throws StartProblem where they were not. */
export function builtPages(): string {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@repartee/web/package.json')), 'dist');
  if (existsSync(join(folder, 'index.html'))) return folder;
  throw new StartProblem('not_built', 'The pages are not built yet. Run: npm run build');
}
