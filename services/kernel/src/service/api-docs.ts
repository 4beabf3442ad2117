import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

import type { INestApplication } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ExpressAdapter } from '@nestjs/platform-express';

import { loadDescribing } from '../http/described.js';
import { version } from './version.js';

const JSON_PATH = '/api/openapi.json';
const PAGE_PATH = '/api/docs';
const isOfDocs = ({ url = '/' }: IncomingMessage): boolean => url.startsWith(JSON_PATH) || url.startsWith(PAGE_PATH);

@Module({})
class DocsModule {}

/**
 * Serves the document of every route at /api/openapi.json, made from the schemas that check them, and a page to try it at
 * /api/docs. What makes them is loaded with the first request for either. Before the application is initialised.
 */
export function serveApiDocs(app: INestApplication): void {
  let opened: Promise<RequestListener> | undefined;
  app.use((request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => {
    if (!isOfDocs(request)) return next();
    opened ??= openDocs(app);
    opened.then((serve) => serve(request, response), next);
  });
}

/** The page asks for the document, because the one behind that address holds the routes of all services. */
async function openDocs(app: INestApplication): Promise<RequestListener> {
  const { DocumentBuilder, SwaggerModule } = await loadDescribing();
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
  const adapter = new ExpressAdapter();
  const options = { abortOnError: false, bodyParser: false };
  const docs = await NestFactory.create<NestExpressApplication>(DocsModule, adapter, options);
  SwaggerModule.setup(PAGE_PATH, docs, () => SwaggerModule.createDocument(app, config), {
    jsonDocumentUrl: JSON_PATH,
    customSiteTitle: 'Repartee API',
    swaggerOptions: { spec: null, url: JSON_PATH },
  });
  await docs.init();
  return adapter.getInstance<RequestListener>();
}
