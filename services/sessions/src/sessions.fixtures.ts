import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { create } from '@bufbuild/protobuf';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { ClickHouse, Kernel, RecordingStore, User } from '@repartee/kernel';
import {
  ACCESS_COOKIE,
  KernelModule,
  PinoLog,
  SocketAdapter,
  VirtualClock,
  openKernel,
  openRecordingStore,
  parseMasterKey,
} from '@repartee/kernel';
import type { Ack, NewEvent, Role, SessionEvent, SessionState, SessionsClientEvents, TurnFrame } from '@repartee/proto';
import { catalogV1, commonV1, csrfHeader, directoryV1, sessionsNamespace, streamOf } from '@repartee/proto';
import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';

import { directorPlay, play, startedAt, templatePlay } from './live/domain/session.fixtures.js';
import { SessionsModule } from './sessions.module.js';
import type { Speech } from './voice/live/speech.js';

export const MINUTE_MS = 60_000;
const CSRF = 'csrf';

export interface TestSessions {
  readonly clock: VirtualClock;
  readonly kernel: Kernel;
  /** The folder of everything that is kept. */
  readonly folder: string;
  /** What others put on the log, of an organisation of theirs. */
  hear(data: NewEvent['data'], organisation?: string): Promise<void>;
  /** `person` as organisation/id. */
  connect(person?: string, role?: Role): Promise<TestLearner>;
  /** Types of the session's events, in their order. */
  history(sessionId: string, organisation?: string): string[];
  events(sessionId: string, organisation?: string): SessionEvent[];
  /** Ends the process' part, without a word to anybody, and begins anew on the same files. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Live conversations behind real sockets, on real files, under a clock that stands at noon until it is advanced. */
export async function createTestSessions(speechOf?: (clock: VirtualClock) => Speech): Promise<TestSessions> {
  const folder = mkdtempSync(join(tmpdir(), 'repartee-sessions-'));
  const clock = new VirtualClock(startedAt);
  const signingKey = generateKeyPairSync('ed25519');
  const learners = new Set<TestLearner>();
  const speech = speechOf?.(clock);
  const begin = () => start(folder, { clock, signingKey, ...(speech && { speech }) });
  let running = await begin();
  await publish(running.kernel, 'acme');
  await publish(running.kernel, 'rival');
  const events = (sessionId: string, organisation = 'acme') =>
    running.kernel.journal
      .readStream(streamOf.session(organisation, sessionId))
      .map(({ data }) => data as unknown as SessionEvent);
  const hangUp = () => {
    learners.forEach((learner) => learner.socket.close());
    learners.clear();
  };
  return {
    ...{ clock, folder },
    hear: (data, organisation = 'acme') => append(running.kernel, organisation, [data]),
    get kernel() {
      return running.kernel;
    },
    connect: async (person = 'acme/ada', role) => {
      const learner = await TestLearner.connect(running, person, role);
      learners.add(learner);
      return learner;
    },
    events,
    history: (sessionId, organisation) =>
      events(sessionId, organisation).map(({ $typeName }) => $typeName.split('.').at(-1) ?? ''),
    restart: async () => {
      await running.stop();
      hangUp();
      running = await begin();
    },
    close: async () => {
      hangUp();
      await running.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

const recordingsIn = (folder: string): RecordingStore =>
  openRecordingStore({ kind: 'folder', path: join(folder, 'recordings') });

type Running = Awaited<ReturnType<typeof start>>;

interface StartTest {
  clock: VirtualClock;
  signingKey: ReturnType<typeof generateKeyPairSync>;
  speech?: Speech;
}

async function start(folder: string, { clock, signingKey, speech }: StartTest) {
  const kernel = await openKernel({
    paths: {
      journal: join(folder, 'journal.sqlite'),
      feed: join(folder, 'feed.sqlite'),
      keys: join(folder, 'keys.sqlite'),
      readModel: (name) => join(folder, `${name}.sqlite`),
    },
    wrapping: parseMasterKey('0f'.repeat(32)),
    signingKey,
    clickhouse: { ping: () => Promise.resolve(true) } as ClickHouse,
    log: new PinoLog({ service: 'test', level: 'silent' }),
    clock,
  });

  @Module({
    imports: [
      KernelModule.forRoot(kernel),
      SessionsModule.forRoot({
        readModelPath: join(folder, 'sessions.sqlite'),
        recordings: { store: recordingsIn(folder), tapes: join(folder, 'tapes') },
        ...(speech && { speech }),
      }),
    ],
  })
  class TestModule {}

  const app = await NestFactory.create(TestModule, { logger: false });
  app.useWebSocketAdapter(new SocketAdapter(app));
  await app.listen(0, '127.0.0.1');
  const address = (app.getHttpServer() as Server).address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const stop = async () => {
    await app.close();
    await kernel.close();
  };
  return { kernel, app, url: `http://127.0.0.1:${port}`, stop };
}

/** Two scenarios and one template of cases with what they need, and a person in the red team of Lille. */
async function publish(kernel: Kernel, organisation: string): Promise<void> {
  const content = (thing: { id: string }) => {
    const contentJson = JSON.stringify(thing);
    const sha256 = createHash('sha256').update(contentJson).digest('hex');
    return { contentJson, contentSchema: 1, pin: create(commonV1.PinSchema, { id: thing.id, version: 1, sha256 }) };
  };
  const events = [
    ...[play, directorPlay, templatePlay].flatMap((staged) => {
      const [persona, scenario, rubric] = [content(staged.persona), content(staged.scenario), content(staged.rubric)];
      const pins = { scenario: scenario.pin, persona: persona.pin, rubric: rubric.pin };
      return [
        create(catalogV1.RubricPublishedSchema, { ...rubric, rubric: rubric.pin }),
        create(catalogV1.PersonaPublishedSchema, { ...persona, persona: persona.pin }),
        create(catalogV1.ScenarioPublishedSchema, { ...scenario, ...pins }),
      ];
    }),
    create(directoryV1.PersonJoinedSchema, { personId: 'ada', teamId: 'red', siteId: 'lille' }),
  ];
  await append(kernel, organisation, events);
}

async function append(kernel: Kernel, organisation: string, events: readonly NewEvent['data'][]): Promise<void> {
  await kernel.journal.append({
    stream: `${organisation}/test`,
    organisation,
    expectedVersion: 'any',
    events: events.map((data): NewEvent => ({ id: randomUUID(), occurredAt: startedAt, data })),
    correlationId: 'correlation-1',
    causationId: 'command-1',
    actor: { kind: 'system', id: 'test' },
  });
}

type Frame<Name extends keyof SessionsClientEvents> = Parameters<SessionsClientEvents[Name]>[0];

export interface TestAnswer {
  status: number;
  body: Record<string, unknown>;
}

/** A learner's page, as far as the socket goes: what was pushed to it is in `turns`, `warnings`, `endings`. */
export class TestLearner {
  readonly turns: TurnFrame[] = [];
  readonly warnings: number[] = [];
  readonly endings: string[] = [];
  readonly takenOver: string[] = [];

  private constructor(
    readonly socket: Socket,
    private readonly url: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {
    socket.on('turn', (frame: TurnFrame) => this.turns.push(frame));
    socket.on('warning', ({ remainingMs }: { remainingMs: number }) => this.warnings.push(remainingMs));
    socket.on('ended', ({ reason }: { reason: string }) => this.endings.push(reason));
    socket.on('taken-over', ({ sessionId }: { sessionId: string }) => this.takenOver.push(sessionId));
  }

  /** `person` as organisation/id. */
  static async connect({ kernel, url }: Running, person: string, role: Role = 'learner'): Promise<TestLearner> {
    const [organisation = '', id = ''] = person.split('/');
    const { token } = await kernel.tokens.sign(userOf(organisation, id, role));
    const cookie = `${ACCESS_COOKIE}=${token}`;
    const socket = io(`${url}${sessionsNamespace}`, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: { cookie },
    });
    const learner = new TestLearner(socket, url, { cookie, [csrfHeader]: CSRF });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return learner;
  }

  /** A request to the service's HTTP interface, as the same person. */
  async send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<TestAnswer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { ...this.headers, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  start(sessionId: string = randomUUID()): Promise<Ack<SessionState>> {
    return this.ask('start', startFrame(sessionId));
  }

  startCase(caseId: string, clientSessionId: string = randomUUID()): Promise<Ack<SessionState>> {
    return this.ask('start', { caseId, mode: 'typed', clientSessionId });
  }

  /** Tries another way from a learner turn of a session that is over. */
  fork(sessionId: string, turn: number, clientSessionId: string = randomUUID()): Promise<Ack<SessionState>> {
    return this.ask('fork', { sessionId, turn, mode: 'typed', clientSessionId });
  }

  resume(sessionId: string): Promise<Ack<SessionState>> {
    return this.ask('resume', { sessionId, fromTurn: 0 });
  }

  say(sessionId: string, text: string, clientTurnId: string = randomUUID()): Promise<Ack<{ version: number }>> {
    return this.ask('say', { sessionId, clientTurnId, text });
  }

  end(sessionId: string): Promise<Ack<unknown>> {
    return this.ask('end', { sessionId });
  }

  ask<Result>(event: keyof SessionsClientEvents | 'open-voice', frame: unknown): Promise<Ack<Result>> {
    return this.socket.timeout(5_000).emitWithAck(event, frame) as Promise<Ack<Result>>;
  }
}

export function startFrame(clientSessionId: string): Frame<'start'> {
  return { scenarioId: play.scenario.id, purpose: 'practice', language: 'en', mode: 'typed', clientSessionId };
}

function userOf(organisation: string, id: string, role: Role): Omit<User, 'issuedAt'> {
  const roles = [{ role, everywhere: false, sites: [], teams: [] }];
  return { id, organisation, roles, team: 'red', site: 'lille', csrf: CSRF };
}

/** Resolves once it holds; the spec's own limit ends the wait. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
