import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

import { version } from '../start/version.js';

/** `/api/openapi.json`, and a page at `/api/docs` to try it; both are made from the routes and their schemas. */
export function describeInterface(nest: INestApplication): void {
  const about = new DocumentBuilder()
    .setTitle('Repartee')
    .setDescription('Everything the pages use. Sign in at /api/auth/sign-in; the cookie carries the rest.')
    .setVersion(version)
    .addCookieAuth('repartee_access')
    .build();
  SwaggerModule.setup('api/docs', nest, () => SwaggerModule.createDocument(nest, about), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
  });
}
