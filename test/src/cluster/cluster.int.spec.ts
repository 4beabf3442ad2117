import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { create } from '@bufbuild/protobuf';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { HttpClickHouse, SqliteJournal, readCredentials } from '@repartee/kernel';
import type { SessionState } from '@repartee/proto';
import { LineagePage, directoryV1, streamOf, topics } from '@repartee/proto';
import type { ApiClient } from '@repartee/standalone';
import { ApiProblem, SessionsClient, awaitDebriefing, holdSession } from '@repartee/standalone';
import type { EachMessageHandler, KafkaMessage } from 'kafkajs';
import kafkajs from 'kafkajs';

import { runCommand } from '../harness/command.js';
import { cutInMidTurn, resumeAndEnd } from '../harness/cut-session.js';
import { eventually } from '../harness/eventually.js';
import { filesBelow } from '../harness/files-below.js';
import { invite } from '../harness/newcomers.js';
import { signedIn } from '../harness/shared-server.js';
import { keyAtRest } from './keys-at-rest.js';
import { RunningCluster } from './running-cluster.js';

let cluster: RunningCluster;

beforeAll(async () => {
  cluster = await RunningCluster.start();
});

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

describe('when Kafka does not answer', () => {
  it('conversations go on, and are debriefed soon after it is back', async () => {
    const api = await signedIn(cluster.url, 'learner');
    const { client, sessionId } = await begin(api);
    cluster.signalBrokers('SIGSTOP');
    const waits: number[] = [];
    try {
      for (const text of ['That must have been maddening.', 'What would help you most now?', 'Who did you speak to?']) {
        const began = performance.now();
        await client.say({ sessionId, clientTurnId: randomUUID(), text });
        waits.push(performance.now() - began);
        await delay(3000);
      }
    } finally {
      cluster.signalBrokers('SIGCONT');
    }
    expect(Math.max(...waits)).toBeLessThan(1000);
    const back = performance.now();
    await client.end({ sessionId }).catch(() => undefined);
    client.close();
    expect((await awaitDebriefing(api, sessionId)).debriefing).not.toBeNull();
    expect(performance.now() - back).toBeLessThan(60_000);
  });
});

describe('when somebody is erased', () => {
  it('their key, which rested in PostgreSQL and nowhere else, is destroyed there', async () => {
    const admin = await signedIn(cluster.url, 'admin');
    const name = 'Ferenc Somlai';
    const { id } = await invite(admin, { name, mailbox: 'ferenc' });
    // Nonce, key and tag of AES-256-GCM.
    expect(await keyAtRest(cluster, id)).toHaveLength(12 + 32 + 16);
    expect(filesBelow(cluster.folder).filter((file) => file.includes('keys.sqlite'))).toEqual([]);

    expect((await admin.send(`/api/people/${id}/erase`, { method: 'POST', body: { name } })).status).toBe(200);
    expect(await keyAtRest(cluster, id)).toBeNull();
  });
});

describe('a figure of a cluster', () => {
  it.each(['level', 'change', 'adoption'] as const)(
    '(%s) rests on events that Kafka has at the places named',
    async (figure) => {
      const manager = await signedIn(cluster.url, 'manager');
      const answer = await manager.send(`/api/cockpit/lineage?figure=${figure}&limit=3`);
      const { items, basis } = LineagePage.parse(await answer.json());
      expect(basis?.events).toBeGreaterThanOrEqual(items.length);
      expect(items).toHaveLength(3);
      for (const { topic, partition, offset, event } of items) {
        const { headers } = await messageAt({ topic, partition: Number(partition), offset: String(offset) });
        expect(headers?.['ce_id']?.toString()).toBe(event);
        expect(headers?.['ce_type']?.toString()).toBe(restingOn[figure]);
      }
    },
  );
});

describe('log and tables of a cluster', () => {
  it('are found identical, and a table that has lost its rows comes back from the log', async () => {
    const found = await runCommand('verify', [], cluster.variables);
    expect(found).toMatchObject({ status: 0, stderr: '' });
    expect(found.stdout).toContain('all identical');
    await truncate('turns');
    const rebuilt = await runCommand('rebuild', ['turns'], cluster.variables);
    expect(rebuilt).toMatchObject({ status: 0, stderr: '' });
    expect(rebuilt.stdout).toContain('turns is rebuilt from the log');
    expect((await runCommand('verify', [], cluster.variables)).stdout).toContain('all identical');
  }, 240_000);
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

const restingOn = {
  level: 'repartee.scores.v1.SkillScored',
  change: 'repartee.scores.v1.SkillScored',
  adoption: 'repartee.sessions.v1.SessionStarted',
};

/** What a client that knows nothing of the product finds there. */
async function messageAt(place: { topic: string; partition: number; offset: string }): Promise<KafkaMessage> {
  const { brokers } = cluster.state;
  const kafka = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING });
  // The library's leave-taking waits for the fetch under way, five seconds by default.
  const consumer = kafka.consumer({ groupId: `lineage-${randomUUID()}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic: place.topic });
    const found = new Promise<KafkaMessage>((resolve) => {
      const eachMessage: EachMessageHandler = ({ partition, message }) => {
        if (partition === place.partition && message.offset === place.offset) resolve(message);
        return Promise.resolve();
      };
      void consumer.run({ autoCommit: false, eachMessage });
    });
    consumer.seek(place);
    return await found;
  } finally {
    await consumer.disconnect();
  }
}

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

async function truncate(table: string): Promise<void> {
  const credentials = readCredentials(cluster.state.clickhouse.credentialsPath);
  if (!credentials) throw new Error('The cluster has no ClickHouse.');
  const clickhouse = await HttpClickHouse.connect({ credentials });
  await clickhouse.command(`TRUNCATE TABLE ${table}`);
  await clickhouse.close();
}
