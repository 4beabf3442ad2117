import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CasePage, CaseTemplates, CaseView, CaseWritten, SessionPage, liveNamespace } from '@repartee/proto';
import type { ApiClient } from '@repartee/standalone';
import { SessionsClient, awaitDebriefing } from '@repartee/standalone';
import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';

import { demoFolder } from '../harness/demo-folder.js';
import { eventually } from '../harness/eventually.js';
import type { DemoRole } from '../harness/shared-server.js';
import { demoRoles, signedIn } from '../harness/shared-server.js';
import { Standalone } from '../harness/standalone.js';
import { filesWith, tablesOf } from '../harness/traces.js';
import { isIdentical } from '../harness/verify.js';
import { readsOf } from './cases/reads.js';

// Words that stand nowhere else: wherever they turn up, they come from this case.
const answers = {
  ...{ who: 'Quirina', address: 'vous', event: 'the marzipan kitchen', date: '2026-02-26' },
  ...{ said: 'You will have the turquoise handles by Friday.', goal: 'agree on a zephyr date', reaction: 'hurt' },
} as const;
const words = 'I know I told you about the belvedere. What has it been like for you?';
const needles = ['Quirina', 'marzipan', 'turquoise', 'zephyr', 'belvedere'];

const others: readonly [DemoRole, string][] = [
  ...demoRoles.filter((role) => role !== 'learner').map((role) => [role, 'demo.repartee.test'] as [DemoRole, string]),
  ...demoRoles.map((role) => [role, 'harrowgate.repartee.test'] as [DemoRole, string]),
];

/** Pages that may change by themselves: the panel goes on playing what is published. */
const unsteady = /\/content$|\/method$/;

interface Reader {
  name: string;
  api: ApiClient;
  heard: unknown[];
  live: Socket;
}

let server: Standalone;
let learner: ApiClient;
let readers: Reader[];
let client: SessionsClient;
let ordinary: string;
let caseId: string;
let session: string;
let fork: string;

beforeAll(async () => {
  server = await Standalone.start({ dataFolder: await demoFolder(), environment: { LOG_LEVEL: 'trace' } });
  learner = await signedIn(server.url, 'learner');
  readers = await Promise.all(others.map(([role, domain]) => connect(role, domain)));
  client = await SessionsClient.connect(learner);
  ordinary = randomUUID();
  await client.start({
    ...{ scenarioId: 'unhappy-customer', purpose: 'assessed', language: 'en', mode: 'typed' },
    clientSessionId: ordinary,
  });
  await hold(ordinary, 'Good morning, what happened?');
}, 300_000);

afterAll(async () => {
  client.close();
  for (const { live } of readers) live.close();
  await server.remove();
});

async function connect(role: DemoRole, domain: string): Promise<Reader> {
  const api = await signedIn(server.url, role, domain);
  const heard: unknown[] = [];
  const live = io(`${api.url}${liveNamespace}`, { transports: ['websocket'], extraHeaders: { cookie: api.cookie } });
  live.on('changed', (frame: unknown) => heard.push(frame));
  return { name: `${role}@${domain}`, api, heard, live };
}

async function hold(sessionId: string, text: string): Promise<void> {
  await client.say({ sessionId, clientTurnId: randomUUID(), text });
  await client.end({ sessionId });
  await awaitDebriefing(learner, sessionId);
}

/** Everything that somebody reads, by address. */
async function readAll(api: ApiClient, paths: readonly string[]): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const path of paths) pages.set(path, await (await api.send(path)).text());
  return pages;
}

const steady = (pages: ReadonlyMap<string, string>) =>
  Object.fromEntries([...pages].filter(([path]) => !unsteady.test(path)));

const marked = (text: string) => [...needles, caseId, session, fork].filter((mark) => text.includes(mark));

describe("a learner's own case", () => {
  it('is rehearsed, debriefed and tried another way, in the words of its learner', async () => {
    const [template] = await learner.ask('/api/cases/templates', CaseTemplates);
    const paths = readsOf({ session: ordinary });
    const before = new Map<string, Record<string, string>>();
    // What they open shows on the pages of others: everybody has opened everything before anything is compared.
    for (const { api } of readers) await readAll(api, paths);
    for (const { name, api } of readers) before.set(name, steady(await readAll(api, paths)));
    // Cases have a list of their own; in no other place of the learner's does anything change.
    const elsewhere = paths.filter((path) => path !== '/api/cases');
    const own = steady(await readAll(learner, elsewhere));

    const body = { templateId: template?.templateId, language: 'en', answers };
    ({ caseId } = await learner.ask('/api/cases', CaseWritten, { method: 'POST', body }));
    [session, fork] = [randomUUID(), randomUUID()];
    const state = await client.start({ caseId, mode: 'typed', clientSessionId: session });
    expect(state).toMatchObject({ caseId, purpose: 'practice', attempt: 0, persona: { name: 'Quirina' } });
    await hold(session, words);
    const turn = state.turns.length;
    await client.fork({ sessionId: session, turn, mode: 'typed', clientSessionId: fork });
    await hold(fork, `${words} Tell me.`);

    // Nobody else reads of it, and no figure of anybody has changed: not the learner's own either.
    for (const { name, api } of readers) {
      const after = await readAll(api, [...paths, `/api/cases/${caseId}`, `/api/cockpit/sessions/${session}`]);
      expect({ [name]: [...after].filter(([, text]) => marked(text).length > 0).map(([path]) => path) }).toEqual({
        [name]: [],
      });
      for (const path of [`/api/cases/${caseId}`, `/api/cockpit/sessions/${session}`]) after.delete(path);
      expect({ [name]: steady(after) }).toEqual({ [name]: before.get(name) });
    }
    expect(steady(await readAll(learner, elsewhere))).toEqual(own);
    for (const { name, heard } of readers) expect({ [name]: marked(JSON.stringify(heard)) }).toEqual({ [name]: [] });
  }, 240_000);

  it('has its texts cast on every page of its own', async () => {
    const view = await learner.ask(`/api/cases/${caseId}`, CaseView);
    expect(view).toMatchObject({ answers, who: 'Quirina', briefing: { persona: { name: 'Quirina' }, retired: false } });
    expect(view.sessions.map(({ id, caseId: of, attempt }) => [id, of, attempt])).toEqual([
      [fork, caseId, 0],
      [session, caseId, 0],
    ]);
    expect(view.sessions.map(({ scenario }) => scenario.personaName)).toEqual(['Quirina', 'Quirina']);
    const page = await learner.ask(`/api/cockpit/sessions/${fork}`, SessionPage);
    expect(page).toMatchObject({ persona: { name: 'Quirina' }, session: { caseId, fork: { sessionId: session } } });
    expect(page.branches.map(({ id }) => id)).toEqual([session, fork]);
    const text = JSON.stringify([view, page]);
    expect(text).toContain('marzipan');
    expect(text.match(/\[(who|event|when|said|goal)\]|\[[^[\]"]*\|[^[\]"]*\]/g)).toBeNull();
    const { items } = await learner.ask('/api/cases', CasePage);
    expect(items.map((item) => item.caseId)).toEqual([caseId]);
  });

  it('is said and done by nobody else', async () => {
    for (const { api } of readers) {
      const socket = await SessionsClient.connect(api);
      const attempts = [
        socket.start({ caseId, mode: 'typed', clientSessionId: randomUUID() }),
        socket.resume({ sessionId: session, fromTurn: 0 }),
        socket.fork({ sessionId: session, turn: 1, mode: 'typed', clientSessionId: randomUUID() }),
      ];
      for (const attempt of await Promise.allSettled(attempts))
        expect(attempt).toMatchObject({ status: 'rejected', reason: { problem: { status: 404 } } });
      socket.close();
      const keep = await api.send(`/api/sessions/${session}/keep`, { method: 'POST' });
      const gone = await api.send(`/api/cases/${caseId}`, { method: 'DELETE' });
      expect([keep.status, gone.status]).toEqual([404, 404]);
    }
  });

  it('is assigned to nobody, and assessed by nobody', async () => {
    const view = await learner.ask(`/api/cases/${caseId}`, CaseView);
    const trainer = readers.find(({ name }) => name === 'trainer@demo.repartee.test')?.api;
    const teams = (await (await trainer?.send('/api/cockpit/lookups'))?.json()) as { teams: { id: string }[] };
    const assigned = await trainer?.send('/api/assignments', {
      method: 'POST',
      body: { scenarioId: view.templateId, teamId: teams.teams[0]?.id, dueOn: '2030-01-31', purpose: 'assessed' },
    });
    expect(await assigned?.json()).toMatchObject({ code: 'unknown_scenario' });
    const start = { scenarioId: view.templateId, purpose: 'assessed', language: 'en', mode: 'typed' } as const;
    await expect(client.start({ ...start, clientSessionId: randomUUID() })).rejects.toMatchObject({
      code: 'scenario_not_found',
    });
  });

  it('is nowhere in clear: no table, no file, no log', async () => {
    const rows = await tablesOf(server);
    expect(rows).toContain(caseId);
    expect(needles.filter((needle) => rows.includes(needle))).toEqual([]);
    expect(filesWith(server, needles)).toEqual([]);
    expect(needles.filter((needle) => server.said.includes(needle))).toEqual([]);
  }, 120_000);
});

describe("a learner's own case that was forgotten", () => {
  it('is gone from every page at once, and nothing else has changed', async () => {
    const pageBefore = await (await learner.send(`/api/cockpit/sessions/${ordinary}`)).text();
    const kept = await learner.ask('/api/cases', CasePage);
    expect(kept.items).toHaveLength(1);
    await learner.ask(`/api/cases/${caseId}`, CaseWritten, { method: 'DELETE' });

    for (const path of [`/api/cases/${caseId}`, `/api/cockpit/sessions/${session}`, `/api/cockpit/sessions/${fork}`])
      expect((await learner.send(path)).status).toBe(404);
    expect((await learner.ask('/api/cases', CasePage)).items).toEqual([]);
    expect(await (await learner.send(`/api/cockpit/sessions/${ordinary}`)).text()).toBe(pageBefore);
  });

  it('has left its rows behind nowhere, and a rebuild comes to the same tables', async () => {
    await eventually(async () => {
      const rows = (await tablesOf(server)).split('\n');
      const holding = (mark: string) =>
        new Set(rows.filter((row) => row.includes(mark)).map((row) => row.split(' ')[0]));
      const names = [caseId, session, fork].flatMap((mark) => [...holding(mark)]);
      return names.every((name) => /\.(forgotten_cases|erased_sessions|stream_heads)$/.test(name ?? ''));
    });
    expect(await isIdentical(server.dataFolder)).toBe(true);
  }, 240_000);

  it('stays gone after the server was killed', async () => {
    await server.kill();
    server = await Standalone.start({ dataFolder: server.dataFolder });
    learner = await signedIn(server.url, 'learner');
    for (const path of [`/api/cases/${caseId}`, `/api/cockpit/sessions/${session}`])
      expect((await learner.send(path)).status).toBe(404);
    expect((await learner.send(`/api/cockpit/sessions/${ordinary}`)).status).toBe(200);
  }, 240_000);
});
