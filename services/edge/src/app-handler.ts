import type { RequestListener } from 'node:http';

import { isPage } from '@repartee/kernel';

import { SOCKET_DOCUMENT, serveSocketDocument } from './docs/docs.js';

/** Interfaces go to the application, everything else to the pages. */
export function appHandler(application: RequestListener, pages: RequestListener): RequestListener {
  return (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (path === SOCKET_DOCUMENT) serveSocketDocument(request, response);
    else if (isPage(path)) pages(request, response);
    else application(request, response);
  };
}
