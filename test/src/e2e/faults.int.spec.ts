import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SqliteJournal, dataFolder } from '@repartee/kernel';
import { SessionPage, topics } from '@repartee/proto';
import type { SessionState } from '@repartee/proto';
import { ApiClient, SessionsClient } from '@repartee/standalone';

import { cutInMidTurn, resumeAndEnd } from '../harness/cut-session.js';
import { demoFolder } from '../harness/demo-folder.js';
import { eventually } from '../harness/eventually.js';
import { killAll } from '../harness/processes.js';
import { signedIn } from '../harness/shared-server.js';
import { DEMO_PASSWORD, Standalone, newDataFolder } from '../harness/standalone.js';
import { isIdentical } from '../harness/verify.js';

let folder: string;
let server: Standalone;

async function expectIdentical(): Promise<void> {
  expect(await isIdentical(folder)).toBe(true);
}

/** Sessions in the journal, and how often each has started and ended. */
function sessionsOf(path: string): Map<string, { started: number; ended: number }> {
  const journal = SqliteJournal.openReadOnly(dataFolder(path).journal);
  const counts = new Map<string, { started: number; ended: number }>();
  const { entries } = journal.readAll({ afterSequence: 0, topics: [topics.sessions], limit: 1_000_000 });
  for (const { event } of entries) {
    const count = counts.get(event.stream) ?? { started: 0, ended: 0 };
    if (event.type.endsWith('SessionStarted')) count.started++;
    if (event.type.endsWith('SessionEnded')) count.ended++;
    counts.set(event.stream, count);
  }
  void journal.close();
  return counts;
}

describe('when the server is killed while the demo is made', () => {
  afterAll(() => server.remove());

  it('goes on at the next start, has each session once, and the tables follow from the journal', async () => {
    folder = newDataFolder();
    server = Standalone.launch({ dataFolder: folder });
    await server.until('conversations', () => server.said.includes('Demo: conversations'));
    await eventually(() => sessionsOf(folder).size > 0);
    await server.kill();
    const before = sessionsOf(folder).size;
    server = await Standalone.start({ dataFolder: folder });
    const after = sessionsOf(folder);
    expect(after.size).toBeGreaterThan(before);
    expect([...after.values()].filter(({ started, ended }) => started !== 1 || ended !== 1)).toEqual([]);
    await signedIn(server.url, 'manager');
    await expectIdentical();
  });
});

/** Time and again on the same data: each end also meets what the ones before it have left. */
describe('when the server is killed', () => {
  beforeAll(async () => {
    folder = await demoFolder();
    server = await Standalone.start({ dataFolder: folder });
  });

  beforeEach(async () => {
    if (!server.isRunning) server = await Standalone.start({ dataFolder: folder });
  });

  afterAll(() => server.remove());

  it('in the middle of a conversation, goes on where it was: no turn lost, none doubled', async () => {
    const { sessionId, turns } = await talk(server);
    await server.kill();
    server = await Standalone.start({ dataFolder: folder });
    const client = await SessionsClient.connect(await signedIn(server.url, 'learner'));
    const resumed = await client.resume({ sessionId, fromTurn: 0 });
    expect(wordsOf(resumed)).toEqual(turns);
    const repeated = { sessionId, clientTurnId: LAST_TURN, text: 'What would help you most now?' };
    await client.say(repeated);
    expect(wordsOf(await client.resume({ sessionId, fromTurn: 0 }))).toEqual(turns);
    await client.end({ sessionId });
    client.close();
    await expectScored(sessionId);
    await expectIdentical();
  });

  it.each([0, 6])(
    'with ClickHouse, %i ms into a turn, loses no turn that was acknowledged, doubles none, and the conversation goes on',
    async (afterMs) => {
      const api = await signedIn(server.url, 'learner');
      const cut = await cutInMidTurn(api, { turns: 2, afterMs, kill: () => killAll(server.pid, () => server.kill()) });
      server = await Standalone.start({ dataFolder: folder });
      // The cookie of before the kill is still good.
      const resumed = await resumeAndEnd({ url: server.url, cookie: api.cookie }, cut);
      expect(resumed).toMatchObject({ lost: 0, misplaced: 0 });
      await expectScored(cut.sessionId);
      await expectIdentical();
    },
    300_000,
  );

  it('verifies all the same; and a demo that is given another password lets its accounts in with that one alone, and holds nothing again', async () => {
    await server.kill();
    await expectIdentical();
    const before = sessionsOf(folder).size;
    const password = 'another password for the tests';
    server = await Standalone.start({ dataFolder: folder, environment: { REPARTEE_DEMO_PASSWORD: password } });
    const email = 'manager@demo.repartee.test';
    await new ApiClient(server.url).signIn({ email, password });
    await expect(new ApiClient(server.url).signIn({ email, password: DEMO_PASSWORD })).rejects.toThrow();
    expect(server.said).not.toContain('Demo: conversations');
    expect(sessionsOf(folder).size).toBe(before);
  });
});

const LAST_TURN = randomUUID();

async function talk({ url }: Standalone): Promise<{ sessionId: string; turns: string[] }> {
  const client = await SessionsClient.connect(await signedIn(url, 'learner'));
  const start = { scenarioId: 'unhappy-customer', purpose: 'practice', language: 'en', mode: 'typed' } as const;
  const { sessionId } = await client.start({ ...start, clientSessionId: randomUUID() });
  await client.say({ sessionId, clientTurnId: randomUUID(), text: 'Good morning. What happened?' });
  await client.say({ sessionId, clientTurnId: LAST_TURN, text: 'What would help you most now?' });
  const turns = wordsOf(await client.resume({ sessionId, fromTurn: 0 }));
  client.close();
  return { sessionId, turns };
}

const wordsOf = ({ turns }: SessionState): string[] => turns.map(({ turn, text }) => `${turn} ${text}`);

async function expectScored(sessionId: string): Promise<void> {
  const api = await signedIn(server.url, 'learner');
  await eventually(async () => {
    const response = await api.send(`/api/cockpit/sessions/${sessionId}`);
    return response.ok && SessionPage.parse(await response.json()).debriefing !== null;
  });
}
