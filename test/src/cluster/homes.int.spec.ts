import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SessionsHome, Written, atInstance, csrfHeader } from '@repartee/proto';
import type { ApiClient } from '@repartee/standalone';
import { SessionsClient } from '@repartee/standalone';

import { eventually } from '../harness/eventually.js';
import { welcome } from '../harness/newcomers.js';
import { signedIn } from '../harness/shared-server.js';
import { RunningCluster } from './running-cluster.js';
import { SECOND, SecondHome } from './second-home.js';

const FIRST = 'sessions-0';

/** The address of the first instance itself. */
let first: string;
let both: SecondHome;
let learner: ApiClient;

beforeAll(async () => {
  const cluster = await RunningCluster.start();
  first = cluster.processOf(FIRST).url;
  both = await SecondHome.start(cluster);
  const admin = await signedIn(both.url, 'admin');
  ({ learner } = await welcome(admin, { name: 'Ilse Domo', mailbox: 'ilse' }));
});

afterAll(() => both.stop());

const start = { scenarioId: 'unhappy-customer', purpose: 'practice', language: 'en', mode: 'typed' } as const;
const line = () => ({ clientTurnId: randomUUID(), text: 'What would help you most now?' });

interface Held {
  sessionId: string;
  client: SessionsClient;
}

/** Where a session is reached, by the word of each instance. */
function homesOf(sessionId: string): Promise<string[]> {
  const { cookie } = learner;
  const asked = [first, both.homeUrl].map(async (url) => {
    const answer = await fetch(`${url}/api/sessions/home?session=${sessionId}`, { headers: { cookie } });
    return SessionsHome.parse(await answer.json()).home ?? '';
  });
  return Promise.all(asked);
}

/** Begins a conversation at the home that the edge leads to. */
async function begin(): Promise<Held & { home: string }> {
  const client = await SessionsClient.connect(learner);
  const { sessionId } = await client.start({ ...start, clientSessionId: randomUUID() });
  await client.say({ sessionId, ...line() });
  const home = client.socket.io.opts.path?.split('/')[2] ?? '';
  return { sessionId, client, home };
}

/** The bare answer of the second instance, which is not followed to where it leads. */
function askSecond(path: string, method: 'POST' | 'DELETE'): Promise<Response> {
  const token = /repartee_csrf=([^;]+)/.exec(learner.cookie)?.[1] ?? '';
  const headers = { cookie: learner.cookie, [csrfHeader]: decodeURIComponent(token) };
  return fetch(`${both.homeUrl}${path}`, { method, headers, redirect: 'manual' });
}

describe('when two instances hold sessions', () => {
  const held = new Map<string, Held>();
  const at = (home: string): Held => {
    const found = held.get(home);
    if (!found) throw new Error(`Nothing was begun at ${home}.`);
    return found;
  };

  it('conversations are begun at both, and each is found at its home whoever is asked', async () => {
    // By turns, but for one that is not ready at the moment.
    for (let begun = 0; begun < 8 && held.size < 2; begun++) {
      const { home, ...conversation } = await begin();
      held.set(home, conversation);
    }
    expect([...held.keys()].sort()).toEqual([FIRST, SECOND]);
    for (const [home, { sessionId }] of held)
      await eventually(async () => (await homesOf(sessionId)).every((one) => one === home));
  });

  it('one refuses what the other holds, and does not begin it a second time', async () => {
    const { client } = at(SECOND);
    const { sessionId } = at(FIRST);
    const resumed = client.resume({ sessionId, fromTurn: 0 });
    await expect(resumed).rejects.toMatchObject({ code: 'session_not_found' });
    const begun = client.start({ ...start, clientSessionId: sessionId });
    await expect(begun).rejects.toMatchObject({ code: 'session_exists' });
  });

  it('one sends a request on to the other, with its method, and it is done there', async () => {
    const { sessionId, client } = at(FIRST);
    await client.end({ sessionId });
    const path = `/api/sessions/${sessionId}/keep`;
    const sentOn = await askSecond(path, 'POST');
    expect(sentOn.status).toBe(307);
    expect(sentOn.headers.get('location')).toBe(atInstance(FIRST, path));
    const stream = expect.stringContaining(sessionId);
    const kept = () => learner.ask(path, Written, { method: 'POST' });
    expect(await Promise.all([kept(), kept()])).toMatchObject([{ stream }, { stream }]);
  });

  it('a killed one comes back to what it holds, and the other has taken nothing over', async () => {
    const { sessionId, client } = at(SECOND);
    client.close();
    await both.killAndBack();
    expect(await homesOf(sessionId)).toEqual([SECOND, SECOND]);
    const again = await SessionsClient.connect(learner, sessionId);
    const before = await again.resume({ sessionId, fromTurn: 0 });
    expect(before.turns.filter(({ speaker }) => speaker === 'learner')).toHaveLength(1);
    await again.say({ sessionId, ...line() });
    await again.end({ sessionId });
    again.close();
  });
});
