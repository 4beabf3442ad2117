import 'reflect-metadata';

import { Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';

import { Answers, AnswersNothing } from '../http/answers.js';
import { ApiTags } from '../http/described.js';
import { serveApiDocs } from './api-docs.js';

@ApiTags('notes')
@Controller('api/notes')
class NotesController {
  @Answers(z.strictObject({ title: z.string() }))
  @Get()
  read() {
    return { title: 'First' };
  }

  @AnswersNothing()
  @Post()
  write() {
    // Nothing is kept.
  }
}

@Module({ controllers: [NotesController] })
class NotesModule {}

let app: NestExpressApplication;
let url: string;

beforeAll(async () => {
  app = await NestFactory.create<NestExpressApplication>(NotesModule, { logger: false, abortOnError: false });
  serveApiDocs(app);
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});

afterAll(() => app.close());

describe('an application that describes its interface', () => {
  it('names each route with its controller, and the shape and status of its answer', async () => {
    const document: unknown = await (await fetch(`${url}/api/openapi.json`)).json();
    const shape = { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] };
    expect(document).toMatchObject({
      info: { title: 'Repartee' },
      paths: {
        '/api/notes': {
          get: { tags: ['notes'], responses: { 200: { content: { 'application/json': { schema: shape } } } } },
          post: { tags: ['notes'], responses: { 204: {} } },
        },
      },
    });
  });

  it('has a page to try it, with all that the page needs', async () => {
    const page = await fetch(`${url}/api/docs`);
    expect(page.headers.get('content-type')).toContain('text/html');
    const [, script] = /src="([^"]+swagger-ui-bundle\.js)"/.exec(await page.text()) ?? [];
    expect((await fetch(new URL(script ?? '', `${url}/api/docs`))).status).toBe(200);
    expect(await (await fetch(`${url}/api/docs/swagger-ui-init.js`)).text()).toContain('/api/openapi.json');
  });

  it('goes on answering everything else by itself', async () => {
    expect(await (await fetch(`${url}/api/notes`)).json()).toEqual({ title: 'First' });
    expect((await fetch(`${url}/api/nowhere`)).status).toBe(404);
  });
});
