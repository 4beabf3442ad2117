import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

import { version } from './version.js';

const JSON_PATH = 'api/openapi.json';
const PAGE_PATH = 'api/docs';

/** The document of every route of the application, made from the schemas that check them. */
export function createApiDocument(app: INestApplication): OpenAPIObject {
  const description = [
    'Lists come in pages by key: ask again with `after` set to `next`.',
    'Errors are problem details (RFC 9457) with a stable `code`.',
    'A read that names what was just written in `repartee-wait-for: <stream>@<version>` waits until it is visible.',
    'Unsafe requests repeat the secret of the pass in `x-repartee-csrf`.',
  ].join('\n\n');
  const config = new DocumentBuilder()
    .setTitle('Repartee')
    .setDescription(description)
    .setVersion(version)
    .addCookieAuth('repartee_access')
    .build();
  return SwaggerModule.createDocument(app, config);
}

/**
 * Serves the document at /api/openapi.json and a page to try it at /api/docs. The page asks for the document, because
 * the one behind that address holds the routes of all services. Before the application is initialised.
 */
export function serveApiDocs(app: INestApplication): void {
  SwaggerModule.setup(PAGE_PATH, app, () => createApiDocument(app), {
    jsonDocumentUrl: JSON_PATH,
    customSiteTitle: 'Repartee API',
    swaggerOptions: { spec: null, url: `/${JSON_PATH}` },
  });
}
