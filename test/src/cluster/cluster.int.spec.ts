import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { create } from '@bufbuild/protobuf';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SqliteJournal } from '@repartee/kernel';
import type { SessionState } from '@repartee/proto';
import { directoryV1, streamOf, topics } from '@repartee/proto';
import type { ApiClient } from '@repartee/standalone';
import { ApiProblem, SessionsClient, awaitDebriefing, holdSession } from '@repartee/standalone';
import kafkajs from 'kafkajs';

import { runCommand } from '../harness/command.js';
import { cutInMidTurn, resumeAndEnd } from '../harness/cut-session.js';
import { eventually } from '../harness/eventually.js';
import { signedIn } from '../harness/shared-server.js';
import { RunningCluster } from './running-cluster.js';

let cluster: RunningCluster;

beforeAll(async () => {
  cluster = await RunningCluster.start();
}, 1_000_000);

afterAll(async () => {
  expect(await cluster.remove()).toBe(0);
}, 90_000);

const scenario = { scenarioId: 'unhappy-customer', purpose: 'practice', language: 'en', mode: 'typed' } as const;
const wordsOf = ({ turns }: SessionState): string[] => turns.map(({ turn, text }) => `${turn} ${text}`);

describe('when every service is a process of its own', () => {
  it('has a session rehearsed through the one origin, up to its debriefing', async () => {
    const api = await signedIn(cluster.url, 'learner');
    const lines = ['Good morning. What happened?', 'That must have been maddening.', 'What would help you most now?'];
    const { sessionId, ended } = await holdSession(api, {
      ...{ scenario: 'unhappy-customer', purpose: 'practice', language: 'en', lines },
    });
    expect(ended).not.toBeNull();
    const page = await awaitDebriefing(api, sessionId);
    expect(page.debriefing).not.toBeNull();
  });

  it('serves the pages beside the interfaces, with the same headers as alone', async () => {
    const response = await fetch(`${cluster.url}/progress`);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('says where a session is held, by the name of the instance', async () => {
    const api = await signedIn(cluster.url, 'learner');
    expect(await (await api.send('/api/sessions/home')).json()).toEqual({ home: 'sessions-0' });
  });
});

describe('when the sessions are asked to end in the middle of a conversation', () => {
  it('open no other, let this one end, and come back', async () => {
    const { pid, url, exits } = cluster.processOf('sessions-0');
    const api = await signedIn(cluster.url, 'learner');
    const { client, sessionId } = await begin(api);
    cluster.signal('sessions-0', 'SIGTERM');
    await eventually(async () => !(await fetch(`${url}/health/ready`)).ok);
    const other = client.start({ ...scenario, clientSessionId: randomUUID() });
    await expect(other).rejects.toThrow(ApiProblem);
    await expect(other).rejects.toMatchObject({ code: 'closing_down', problem: { status: 503 } });
    await client.say({ sessionId, clientTurnId: randomUUID(), text: 'What would help you most now?' });
    await client.end({ sessionId });
    client.close();
    await cluster.back('sessions-0', pid);
    expect(cluster.processOf('sessions-0').exits.slice(exits.length)).toEqual([0]);
    expect((await awaitDebriefing(api, sessionId)).debriefing).not.toBeNull();
  });
});

describe('when the sessions are killed in the middle of a turn', () => {
  it('lose no turn that was acknowledged, double none, and the conversation goes on', async () => {
    const api = await signedIn(cluster.url, 'learner');
    const { pid } = cluster.processOf('sessions-0');
    const kill = () => Promise.resolve(cluster.signal('sessions-0', 'SIGKILL'));
    const cut = await cutInMidTurn(api, { turns: 2, afterMs: 6, kill });
    await cluster.back('sessions-0', pid);
    expect(await resumeAndEnd(api, cut)).toMatchObject({ lost: 0, misplaced: 0 });
    expect((await awaitDebriefing(api, cut.sessionId)).debriefing).not.toBeNull();
  });

  it('are said to be away until they are back', async () => {
    const { pid } = cluster.processOf('sessions-0');
    const api = await signedIn(cluster.url, 'learner');
    cluster.signal('sessions-0', 'SIGKILL');
    await eventually(async () => {
      const response = await api.send('/api/sessions/open');
      const { code } = (await response.json()) as { code?: string };
      return response.status === 503 && code === 'service_away' && response.headers.get('retry-after') === '1';
    });
    await cluster.back('sessions-0', pid);
    expect((await api.send('/api/sessions/open')).status).toBe(200);
  });
});

describe('when an instance will not come back', () => {
  const orphan = { organisation: 'acme', events: 25 };

  it('has its journal shipped by a command, once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'repartee-orphan-'));
    const path = join(folder, 'journal.sqlite');
    await leaveBehind(path, orphan);
    const kafka = { KAFKA_BROKERS: cluster.state.brokers.join(','), KAFKA_PREFIX: 'orphan.', KAFKA_PARTITIONS: '2' };
    expect(await runCommand('topics', [], kafka)).toMatchObject({ status: 0, stderr: '' });

    const first = await runCommand('relay', ['--journal', path], kafka);
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(first.stdout).toContain('25 of 25 events are not in Kafka yet.');
    expect(first.stdout).toContain('Kafka has all 25 events.');
    expect(await eventsIn(`orphan.${topics.directory}`)).toBe(25);

    const second = await runCommand('relay', ['--journal', path], kafka);
    expect(second.stdout).toContain('0 of 25 events are not in Kafka yet.');
    expect(await eventsIn(`orphan.${topics.directory}`)).toBe(25);
    rmSync(folder, { recursive: true });
  });
});

async function begin(api: ApiClient): Promise<{ client: SessionsClient; sessionId: string }> {
  const client = await SessionsClient.connect(api);
  const { sessionId } = await client.start({ ...scenario, clientSessionId: randomUUID() });
  await client.say({ sessionId, clientTurnId: randomUUID(), text: 'Good morning. What happened?' });
  expect(wordsOf(await client.resume({ sessionId, fromTurn: 0 })).length).toBeGreaterThan(1);
  return { client, sessionId };
}

async function leaveBehind(path: string, { organisation, events }: { organisation: string; events: number }) {
  const journal = SqliteJournal.open(path);
  for (let number = 0; number < events; number++) {
    const personId = `person-${number}`;
    await journal.append({
      ...{ stream: streamOf.person(organisation, personId), organisation, expectedVersion: 0 },
      events: [{ id: randomUUID(), occurredAt: 0, data: create(directoryV1.PersonJoinedSchema, { personId }) }],
      ...{ correlationId: personId, causationId: personId, actor: { kind: 'system', id: 'test' } },
    });
  }
  await journal.close();
}

async function eventsIn(topic: string): Promise<number> {
  const admin = new kafkajs.Kafka({ brokers: cluster.state.brokers, logLevel: kafkajs.logLevel.NOTHING }).admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  return offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
}
