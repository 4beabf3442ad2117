import { Body, Controller, Get, Module, Post, UseFilters } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { create } from '@bufbuild/protobuf';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { directoryV1, streamOf } from '@repartee/proto';
import type { Namespace, Socket } from 'socket.io';
import { io } from 'socket.io-client';
import { z } from 'zod';

import { Authentication } from '../auth/authentication.js';
import { ACCESS_COOKIE } from '../auth/cookies.js';
import type { CurrentUser as User } from '../auth/current-user.js';
import { Allow, CurrentUser, Public } from '../auth/decorators.js';
import { Origins } from '../auth/origins.js';
import { guardSockets } from '../auth/socket-authentication.js';
import { createTestEvent } from '../journal/journal.fixtures.js';
import { Journal } from '../journal/journal.js';
import { ProblemFilter } from '../problems/problem-filter.js';
import { createTestKernel, createTestUser } from './kernel.fixtures.js';
import type { TestKernel } from './kernel.fixtures.js';
import { KernelModule } from './kernel.module.js';

type Happened = directoryV1.PersonLeft | directoryV1.AccessRevoked | directoryV1.PersonErased;
/** After every pass of the spec. */
const FAR_AHEAD = BigInt(Date.UTC(2100, 0, 1));

const Note = z.strictObject({ title: z.string().min(1), marks: z.array(z.strictObject({ turn: z.number().int() })) });

@Controller('api')
class NotesController {
  constructor(private readonly journal: Journal) {}

  @Public()
  @Get('open')
  open() {
    return { events: this.journal.lastSequence() };
  }

  @Public()
  @Post('sign-in')
  signIn() {
    return { signedIn: true };
  }

  @Get('undeclared')
  undeclared() {
    return { secret: true };
  }

  @Allow('ownSessions')
  @Get('mine')
  mine(@CurrentUser() user: User) {
    return { id: user.id, organisation: user.organisation };
  }

  @Allow('writeCatalogue', 'administerPeople')
  @Get('authors')
  authors() {
    return { ok: true };
  }

  @Allow('ownSessions')
  @Post('notes')
  write(@Body({ schema: Note }) note: z.infer<typeof Note>) {
    return note;
  }

  @Public()
  @Get('broken')
  broken() {
    throw new TypeError('ada@example.org has no team');
  }
}

@UseFilters(ProblemFilter)
@WebSocketGateway({ namespace: '/notes' })
class NotesGateway {
  constructor(
    private readonly authentication: Authentication,
    private readonly origins: Origins,
  ) {}

  afterInit(namespace: Namespace): void {
    guardSockets(namespace, this.authentication, this.origins);
  }

  @Allow('ownSessions')
  @SubscribeMessage('mine')
  mine(
    @ConnectedSocket() _: Socket,
    @CurrentUser() user: User,
    @MessageBody({ schema: Note }) note: z.infer<typeof Note>,
  ) {
    return { ok: true, result: { id: user.id, title: note.title } };
  }

  @Allow('writeCatalogue')
  @SubscribeMessage('authors')
  authors() {
    return { ok: true };
  }

  @SubscribeMessage('undeclared')
  undeclared() {
    return { ok: true };
  }
}

@Module({ controllers: [NotesController], providers: [NotesGateway] })
class NotesModule {}

describe('an application on the kernel', () => {
  let kernel: TestKernel;
  let app: NestExpressApplication;
  let url: string;

  beforeEach(async () => {
    kernel = await createTestKernel();

    @Module({ imports: [KernelModule.forRoot(kernel), NotesModule] })
    class TestModule {}

    app = await NestFactory.create<NestExpressApplication>(TestModule, { logger: false });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });

  afterEach(async () => {
    await app.close();
    await kernel.close();
  });

  async function cookieOf(overrides: Partial<User> = {}): Promise<string> {
    const { token } = await kernel.tokens.sign(createTestUser(overrides));
    return `${ACCESS_COOKIE}=${token}`;
  }

  async function ask(path: string, init: RequestInit = {}) {
    const response = await fetch(url + path, init);
    return { status: response.status, type: response.headers.get('content-type'), body: await response.json() };
  }

  function post(path: string, body: unknown, headers: Record<string, string>) {
    const json = { 'content-type': 'application/json' };
    return ask(path, { method: 'POST', body: JSON.stringify(body), headers: { ...json, ...headers } });
  }

  it('answers a public route to anybody, with the ports at hand', async () => {
    expect(await ask('/api/open')).toMatchObject({ status: 200, body: { events: 0 } });
  });

  it('asks for a pass where the route is not public', async () => {
    expect(await ask('/api/mine')).toMatchObject({
      status: 401,
      type: expect.stringMatching('application/problem\\+json'),
      body: { code: 'not_signed_in', type: 'urn:repartee:problem:not_signed_in', status: 401 },
    });
  });

  it('answers who comes with a good pass', async () => {
    const headers = { cookie: await cookieOf() };
    expect(await ask('/api/mine', { headers })).toMatchObject({
      status: 200,
      body: { id: 'ada', organisation: 'acme' },
    });
  });

  it.each(['/api/authors', '/api/undeclared'])('refuses what no rule of the role allows: %s', async (path) => {
    const headers = { cookie: await cookieOf() };
    expect(await ask(path, { headers })).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it('lets in by any of the rules that a route names', async () => {
    const headers = { cookie: await cookieOf({ roles: [{ role: 'admin', everywhere: true, sites: [], teams: [] }] }) };
    expect(await ask('/api/authors', { headers })).toMatchObject({ status: 200 });
  });

  it('refuses a pass that was revoked, or whose person has left', async () => {
    const cookie = await cookieOf();
    const leave = create(directoryV1.PersonLeftSchema, { personId: 'bob' });
    const revoke = create(directoryV1.AccessRevokedSchema, {
      personId: 'ada',
      notBeforeMs: BigInt(kernel.clock.now() + 1),
    });
    await append('bob', leave);
    await append('ada', revoke);
    await Promise.all(kernel.feed.subscriptions().map((subscription) => subscription.caughtUp()));

    expect(await ask('/api/mine', { headers: { cookie } })).toMatchObject({ status: 401 });
    expect(await ask('/api/mine', { headers: { cookie: await cookieOf({ id: 'bob' }) } })).toMatchObject({
      status: 401,
    });
    expect(await ask('/api/mine', { headers: { cookie: await cookieOf({ id: 'eve' }) } })).toMatchObject({
      status: 200,
    });
  });

  describe('when something is written', () => {
    const note = { title: 'Price', marks: [{ turn: 3 }] };

    it('takes it from a page that repeats the secret', async () => {
      const headers = { cookie: await cookieOf(), 'x-repartee-csrf': 'csrf-of-ada' };
      expect(await post('/api/notes', note, headers)).toMatchObject({ status: 201, body: note });
    });

    it.each([
      ['without the secret', {}],
      ['with another secret', { 'x-repartee-csrf': 'csrf-of-eve' }],
      ['from another site', { 'x-repartee-csrf': 'csrf-of-ada', 'sec-fetch-site': 'cross-site' }],
      ['from another origin', { 'x-repartee-csrf': 'csrf-of-ada', origin: 'https://elsewhere.example' }],
      ['from nowhere a page could be', { 'x-repartee-csrf': 'csrf-of-ada', origin: 'null' }],
    ])('refuses it %s', async (_, extra) => {
      const headers = { cookie: await cookieOf(), ...extra };
      expect(await post('/api/notes', note, headers)).toMatchObject({
        status: 403,
        body: { code: 'cross_site_request' },
      });
    });

    it('refuses even a public write from another origin', async () => {
      expect(await post('/api/sign-in', {}, { origin: 'https://elsewhere.example' })).toMatchObject({ status: 403 });
      expect(await post('/api/sign-in', {}, { origin: url })).toMatchObject({ status: 201 });
    });

    it('says field by field what is wrong with it', async () => {
      const headers = { cookie: await cookieOf(), 'x-repartee-csrf': 'csrf-of-ada' };
      const { status, body } = await post('/api/notes', { title: '', marks: [{ turn: 'x' }] }, headers);

      expect(status).toBe(400);
      expect(body).toMatchObject({
        code: 'invalid_input',
        detail: 'title: Fill this in. marks.0.turn: Give a number.',
        errors: [{ field: 'title' }, { field: 'marks.0.turn' }],
      });
    });

    it('says that a body is not JSON', async () => {
      const headers = { cookie: await cookieOf(), 'content-type': 'application/json' };
      const answer = await ask('/api/notes', { method: 'POST', body: '{', headers });
      expect(answer).toMatchObject({ status: 400, body: { code: 'bad_request' } });
    });
  });

  it('answers an unknown route with a problem', async () => {
    expect(await ask('/api/nowhere')).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('hides what broke from the reader and tells the log', async () => {
    const { status, body } = await ask('/api/broken');

    expect(status).toBe(500);
    expect(body).toMatchObject({ code: 'internal_error' });
    expect(JSON.stringify(body)).not.toContain('ada@');
    expect(kernel.logged()).toContain('TypeError');
  });

  it('is live at once, and ready when every check is', async () => {
    expect(await ask('/health/live')).toMatchObject({ status: 200 });
    const done = kernel.health.register({ name: 'demo', check: () => 'The demo is being played.' });
    expect(await ask('/health/ready')).toMatchObject({
      status: 503,
      body: { ready: false, waitingFor: [{ name: 'demo', detail: 'The demo is being played.' }] },
    });
    done();
    expect(await ask('/health/ready')).toMatchObject({ status: 200, body: { ready: true } });
  });

  it('shows its metrics', async () => {
    const text = await fetch(`${url}/metrics`).then((response) => response.text());
    expect(text).toContain('repartee_feed_lag_events{group="read-model-revocations"} 0');
    expect(text).toContain('repartee_journal_events 0');
  });

  it('shows its metrics to nobody who comes through a proxy', async () => {
    const answer = await fetch(`${url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('repartee_journal');
  });

  describe('on a socket', () => {
    async function connect(cookie?: string, origin?: string) {
      const extraHeaders = { ...(cookie && { cookie }), ...(origin && { origin }) };
      const socket = io(`${url}/notes`, { transports: ['websocket'], reconnection: false, extraHeaders });
      const outcome = await new Promise<Error | undefined>((resolve) => {
        socket.once('connect', () => resolve(undefined));
        socket.once('connect_error', resolve);
      });
      return { socket, outcome };
    }

    it('connects nobody without a pass, or from another origin', async () => {
      const without = await connect();
      const elsewhere = await connect(await cookieOf(), 'https://elsewhere.example');

      expect(without.outcome).toMatchObject({ data: { code: 'not_signed_in' } });
      expect(elsewhere.outcome).toMatchObject({ data: { code: 'cross_site_request' } });
      [without, elsewhere].forEach(({ socket }) => socket.close());
    });

    it('answers what the rules allow, and acknowledges the rest with a problem', async () => {
      const { socket } = await connect(await cookieOf());
      const note = { title: 'Price', marks: [] };

      expect(await socket.emitWithAck('mine', note)).toEqual({ ok: true, result: { id: 'ada', title: 'Price' } });
      expect(await socket.emitWithAck('mine', { title: 1 })).toMatchObject({
        ok: false,
        problem: { code: 'invalid_input', detail: 'title: Give a text. marks: Fill this in.' },
      });
      expect(await socket.emitWithAck('authors', {})).toMatchObject({ ok: false, problem: { code: 'forbidden' } });
      expect(await socket.emitWithAck('undeclared', {})).toMatchObject({ ok: false, problem: { code: 'forbidden' } });
      socket.close();
    });

    it.each([
      ['is revoked', () => create(directoryV1.AccessRevokedSchema, { personId: 'ada', notBeforeMs: FAR_AHEAD })],
      ['has left', () => create(directoryV1.PersonLeftSchema, { personId: 'ada' })],
      ['is erased', () => create(directoryV1.PersonErasedSchema, { personId: 'ada' })],
    ])('closes the open sockets of somebody who %s, at once, and nobody else’s', async (_, happened) => {
      const [ada, eve] = [await connect(await cookieOf()), await connect(await cookieOf({ id: 'eve' }))];
      const reason = new Promise<string>((resolve) => void ada.socket.once('disconnect', resolve));
      await append('ada', happened());

      expect(await reason).toBe('io server disconnect');
      expect(await eve.socket.emitWithAck('mine', { title: 'Price', marks: [] })).toMatchObject({ ok: true });
      expect((await connect(await cookieOf())).outcome).toMatchObject({ data: { code: 'not_signed_in' } });
      eve.socket.close();
    });
  });

  async function append(person: string, data: Happened): Promise<void> {
    const { occurredAt } = createTestEvent('any');
    await kernel.journal.append({
      stream: streamOf.person('acme', person),
      organisation: 'acme',
      expectedVersion: 'any',
      events: [{ id: kernel.ids.next(), occurredAt, data }],
      correlationId: 'correlation-1',
      causationId: 'command-1',
      actor: { kind: 'system', id: 'test' },
    });
  }
});
