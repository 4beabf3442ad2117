import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SessionPage } from '@repartee/proto';
import { ApiClient, SessionsClient, awaitDebriefing } from '@repartee/standalone';

import { demoFolder } from '../harness/demo-folder.js';
import { eventually } from '../harness/eventually.js';
import { signedIn } from '../harness/shared-server.js';
import { Standalone } from '../harness/standalone.js';
import { filesWith, tablesOf } from '../harness/traces.js';

const person = { name: 'Zephyrine Quatrebarbes', email: 'z.quatrebarbes@verdier-essai.test', language: 'en' } as const;
const words = 'Good morning, I am Zephyrine Quatrebarbes from the belvedere. What happened?';
const needles = ['Quatrebarbes', 'quatrebarbes', 'belvedere'];

let server: Standalone;
let admin: ApiClient;
let id: string;
let sessionId: string;

beforeAll(async () => {
  server = await Standalone.start({ dataFolder: await demoFolder(), environment: { LOG_LEVEL: 'trace' } });
  admin = await signedIn(server.url, 'admin');
  const learner = await welcome();
  sessionId = await rehearse(learner);
}, 240_000);

afterAll(() => server.remove());

/** Somebody new, who has used their invitation. */
async function welcome(): Promise<ApiClient> {
  const teams = (await (await admin.send('/api/teams')).json()) as { items: { id: string }[] };
  const roles = [{ role: 'learner', everywhere: false, sites: [], teams: [] }];
  const body = { ...person, teamId: teams.items[0]?.id, roles };
  const added = (await (await admin.send('/api/people', { method: 'POST', body })).json()) as {
    id: string;
    invitation: { url: string };
  };
  id = added.id;
  const learner = new ApiClient(server.url);
  const token = added.invitation.url.split('/').at(-1) ?? '';
  const accepted = await learner.send(`/api/invitations/${token}`, {
    method: 'POST',
    body: { password: 'a word of my own' },
  });
  expect(accepted.status).toBe(200);
  return learner;
}

async function rehearse(learner: ApiClient): Promise<string> {
  const client = await SessionsClient.connect(learner);
  const start = { scenarioId: 'unhappy-customer', purpose: 'assessed', language: 'en', mode: 'typed' } as const;
  const started = await client.start({ ...start, clientSessionId: randomUUID() });
  await client.say({ sessionId: started.sessionId, clientTurnId: randomUUID(), text: words });
  await client.end({ sessionId: started.sessionId });
  client.close();
  const page = await awaitDebriefing(learner, started.sessionId);
  expect(page.transcript.some(({ text }) => text === words)).toBe(true);
  return started.sessionId;
}

describe('the name, the address and the words of a person', () => {
  it('are nowhere in clear: no table, no file, no log, even before anybody is erased', async () => {
    const rows = await tablesOf(server);
    expect(rows).toContain(id);
    expect(rows).toContain(sessionId);
    expect(needles.filter((needle) => rows.includes(needle))).toEqual([]);
    expect(filesWith(server, needles)).toEqual([]);
    expect(needles.filter((needle) => server.said.includes(needle))).toEqual([]);
  });

  it('cannot be read any more by anybody once the person is erased', async () => {
    const manager = await signedIn(server.url, 'manager');
    expect(await wordsIn(manager)).toBe(words);
    const erased = await admin.send(`/api/people/${id}/erase`, { method: 'POST', body: { name: person.name } });
    expect(erased.status).toBe(200);
    await eventually(async () => (await wordsIn(manager)) !== words);
    const paths = [`/api/people/${id}`, `/api/cockpit/people/${id}`, `/api/cockpit/sessions/${sessionId}`];
    for (const path of paths)
      for (const reader of [admin, manager])
        // Names that are open already go once the event has reached who opened them.
        await eventually(async () => {
          const text = await (await reader.send(path)).text();
          return !needles.some((needle) => text.includes(needle));
        });
    expect(filesWith(server, needles)).toEqual([]);
    expect(needles.filter((needle) => server.said.includes(needle))).toEqual([]);
  });
});

/** What the learner says on the session's page, as far as the reader may open it. */
async function wordsIn(reader: ApiClient): Promise<string | undefined> {
  const response = await reader.send(`/api/cockpit/sessions/${sessionId}`);
  if (!response.ok) return undefined;
  return (
    SessionPage.parse(await response.json()).transcript.find(({ speaker }) => speaker === 'learner')?.text ?? undefined
  );
}
