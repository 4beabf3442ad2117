import { setTimeout as delay } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SqliteJournal } from '@repartee/kernel';
import type { Journal } from '@repartee/kernel';
import { liveNamespace, streamOf } from '@repartee/proto';
import { ApiClient, SessionsClient } from '@repartee/standalone';
import { io } from 'socket.io-client';

import type { SharedServer } from '../../harness/shared-server.js';
import { demoRoles, sharedServer, signedIn } from '../../harness/shared-server.js';
import { joinAs, outsiderRoles } from './outsiders.js';
import type { Probe } from './requests.js';
import { harmless, probes } from './requests.js';
import type { Victim } from './victim.js';
import { findVictim, tellCase } from './victim.js';

/** Of a group, and of a session. */
const boundedFigures = ['level', 'change', 'adoption', 'session', 'measures', 'disposition', 'queued'];
/** Over all sessions of an organisation; each is named to who opens it. */
const methodFigures = ['use&use=scenario:unhappy-customer@1', 'typicalError', 'agreement'];

let server: SharedServer;
let victim: Victim;
let journals: Journal[];
let learner: ApiClient;
let ownerOfLive: SessionsClient;
let liveSession: string;

beforeAll(async () => {
  server = sharedServer();
  learner = await signedIn(server.url, 'learner');
  const ownCase = await tellCase(learner);
  victim = await findVictim(await signedIn(server.url, 'trainer'), await signedIn(server.url, 'admin'), ownCase);
  journals = server.journals.map((path) => SqliteJournal.openReadOnly(path));
  ownerOfLive = await SessionsClient.connect(learner);
  liveSession = (await ownerOfLive.start(startFrame())).sessionId;
});

afterAll(async () => {
  await ownerOfLive.end({ sessionId: liveSession });
  // Other specs of the run look at the same learner's pages.
  await learner.send(`/api/cases/${victim.ownCase}`, { method: 'DELETE' });
  ownerOfLive.close();
  await Promise.all(journals.map((journal) => journal.close()));
});

describe('the list of probes', () => {
  it('has every route of the interface', async () => {
    const response = await fetch(`${server.url}/api/openapi.json`);
    const { paths } = (await response.json()) as { paths: Record<string, Record<string, unknown>> };
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect([...Object.keys(probes), ...harmless].sort()).toEqual(routes.sort());
  });
});

describe('when nobody is signed in', () => {
  it.each(Object.keys(probes))('%s gives nothing', async (route) => {
    const { status } = await ask(new ApiClient(server.url), route);
    expect([401, 403]).toContain(status);
  });
});

describe.each(demoRoles)('when the %s of another organisation asks', (role) => {
  let api: ApiClient;

  beforeAll(async () => {
    api = await signedIn(server.url, role, 'harrowgate.repartee.test');
  });

  it.each(Object.keys(probes))('%s gives nothing', (route) => expectNothing(api, route));

  it.each(boundedFigures)('no %s says what it rests on', (figure) => expectNoLineage(api, figure));

  it.each(methodFigures)('%s names nothing of it', (figure) => expectUnnamed(api, figure));

  it('hears and says nothing in a conversation, and nothing of what happens', () => expectSilence(api));
});

describe.each(Object.keys(outsiderRoles) as (keyof typeof outsiderRoles)[])(
  'when a %s of the same organisation asks beyond their grants',
  (role) => {
    let api: ApiClient;

    beforeAll(async () => {
      api = await joinAs(await signedIn(server.url, 'admin'), outsiderRoles[role]);
    });

    it.each(Object.keys(probes))('%s gives nothing', (route) => expectNothing(api, route));

    it.each(boundedFigures)('no %s says what it rests on', (figure) => expectNoLineage(api, figure));

    it.each(methodFigures)('%s names nothing of it', (figure) => expectUnnamed(api, figure));

    it('hears and says nothing in a conversation, and nothing of what happens', () => expectSilence(api));
  },
);

describe.each(['author', 'admin'] as const)('when the %s of the same organisation asks for sessions', (role) => {
  const routes = Object.keys(probes).filter((route) =>
    /sessions|cases|queue|live|compare|lineage|overview|my\//.test(route),
  );
  let api: ApiClient;

  beforeAll(async () => {
    api = await signedIn(server.url, role);
  });

  it.each(routes)('%s gives nothing', (route) => expectNothing(api, route));

  it.each(boundedFigures)('no %s says what it rests on', (figure) => expectNoLineage(api, figure));

  it.each(methodFigures)('%s names nothing of it', (figure) => expectUnnamed(api, figure));
});

/** Of a group within whose bounds the reader is not, or of a session that the reader may not open. */
async function expectNoLineage(api: ApiClient, figure: string): Promise<void> {
  const { site, session } = victim;
  const { status } = await api.send(`/api/cockpit/lineage?figure=${figure}&cohort=site:${site}&session=${session}`);
  expect([403, 404]).toContain(status);
}

async function expectUnnamed(api: ApiClient, figure: string): Promise<void> {
  const response = await api.send(`/api/cockpit/lineage?figure=${figure}&limit=200`);
  expect([200, 403]).toContain(response.status);
  const text = await response.text();
  expect(victim.secrets.filter((secret) => text.includes(secret))).toEqual([]);
}

async function ask(api: ApiClient, route: string): Promise<{ status: number; text: string; probe: Probe }> {
  const probe = probes[route]?.(victim);
  if (!probe) throw new Error(`No probe for ${route}`);
  const response = await api.send(probe.path, probe.call);
  return { status: response.status, text: await response.text(), probe };
}

/** Nothing of the victim is answered, nothing of theirs is changed, and what is aimed at them is refused. */
async function expectNothing(api: ApiClient, route: string): Promise<void> {
  const before = headsOfVictim();
  const { status, text, probe } = await ask(api, route);
  const sent = `${probe.path}${JSON.stringify(probe.call?.body ?? '')}`;
  expect(victim.secrets.filter((secret) => text.includes(secret) && !sent.includes(secret))).toEqual([]);
  expect(status).toBeLessThan(500);
  // Refused for what else it says, a probe would not show that it is refused for who asks.
  if (probe.aims && !/"code":"unknown_(site|team)"/.test(text)) expect([403, 404]).toContain(status);
  expect(headsOfVictim()).toEqual(before);
}

function headsOfVictim(): Record<string, number> {
  const { organisation, person, site, team, session, programme, ownCase } = victim;
  const streams = [
    streamOf.organisation(organisation),
    streamOf.site(organisation, site),
    streamOf.team(organisation, team),
    streamOf.person(organisation, person),
    streamOf.programme(organisation, programme),
    streamOf.case(organisation, ownCase),
    streamOf.session(organisation, session),
    streamOf.scorecard(organisation, session),
    streamOf.viewing(organisation, session),
  ];
  return Object.fromEntries(
    streams.map((stream) => [stream, Math.max(...journals.map((journal) => journal.head(stream)))]),
  );
}

async function expectSilence(api: ApiClient): Promise<void> {
  const heard: unknown[] = [];
  const live = io(`${api.url}${liveNamespace}`, { transports: ['websocket'], extraHeaders: { cookie: api.cookie } });
  live.on('changed', (frame: unknown) => heard.push(frame));
  const client = await SessionsClient.connect(api);
  try {
    for (const event of ['turn', 'thinking', 'warning', 'ended'] as const)
      client.socket.on(event, (frame: unknown) => heard.push(frame));
    await expectRefusals(client);
    await ownerOfLive.say({ sessionId: liveSession, clientTurnId: randomUUID(), text: 'Tell me what happened.' });
    // Long enough for a page that may hear of it to have heard.
    await delay(500);
  } finally {
    client.close();
    live.close();
  }
  expect(heard.filter((frame) => JSON.stringify(frame).includes(victim.organisation))).toEqual([]);
}

async function expectRefusals(client: SessionsClient): Promise<void> {
  const turn = { sessionId: liveSession, clientTurnId: randomUUID() };
  const attempts = [
    client.resume({ sessionId: liveSession, fromTurn: 0 }),
    client.say({ ...turn, text: 'Hello?' }),
    client.staySilent(turn),
    client.pause({ sessionId: liveSession }),
    client.continue({ sessionId: liveSession }),
    client.fork({ sessionId: victim.session, turn: 1, mode: 'typed', clientSessionId: randomUUID() }),
    client.end({ sessionId: liveSession }),
  ];
  const ofCase = client.start({ caseId: victim.ownCase, mode: 'typed', clientSessionId: randomUUID() });
  await expect(ofCase).rejects.toMatchObject({ code: 'case_not_found' });
  for (const attempt of await Promise.allSettled(attempts))
    expect(attempt).toMatchObject({ status: 'rejected', reason: { code: REFUSED } });
}

const REFUSED = 'session_not_found';

const startFrame = () => ({
  scenarioId: 'unhappy-customer',
  purpose: 'practice' as const,
  language: 'en' as const,
  mode: 'typed' as const,
  clientSessionId: randomUUID(),
});
