import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

import type { ClickHouseCredentials } from '@repartee/kernel';
import { ApiClient, SessionsClient } from '@repartee/standalone';

import { contentsOf, filesBelow } from '../harness/files-below.js';
import { phrases } from '../harness/phrases.js';
import { everyMessage } from '../harness/topic-messages.js';
import type { RunningCluster } from './running-cluster.js';

/** Kafka's own notes of places and times: no content, and ten megabytes of nothing each. */
const PLACES_ONLY = /\.(index|timeindex|snapshot)$/;

export interface Planted {
  id: string;
  name: string;
  sessions: string[];
}

/** A new learner as an administrator adds them, under an address of their own. */
export async function addLearner(
  admin: ApiClient,
  { name, mailbox }: { name: string; mailbox: string },
): Promise<{ id: string; invitation: { url: string } }> {
  const teams = (await (await admin.send('/api/teams')).json()) as { items: { id: string }[] };
  const roles = [{ role: 'learner', everywhere: false, sites: [], teams: [] }];
  const email = `${mailbox}-${randomUUID().slice(0, 8)}@planted.test`;
  const body = { name, email, language: 'en', teamId: teams.items[0]?.id, roles };
  const added = await admin.send('/api/people', { method: 'POST', body });
  return (await added.json()) as { id: string; invitation: { url: string } };
}

/** Somebody new, whose name and turns hold the phrases. */
export async function plant(cluster: RunningCluster, admin: ApiClient): Promise<Planted> {
  const name = `Zdenka ${phrases[0] ?? ''}`;
  const added = await addLearner(admin, { name, mailbox: phrases[1] ?? '' });
  const learner = new ApiClient(cluster.url);
  const token = added.invitation.url.split('/').at(-1) ?? '';
  const accepted = await learner.send(`/api/invitations/${token}`, { method: 'POST', body: { password: 'a word of my own' } }); // prettier-ignore
  if (!accepted.ok) throw new Error(`The invitation was not accepted: ${await accepted.text()}`);
  const said = phrases.slice(2);
  const sessions: string[] = [];
  while (said.length > 0) sessions.push(await rehearse(learner, said.splice(0, 12)));
  return { id: added.id, name, sessions };
}

async function rehearse(learner: ApiClient, said: readonly string[]): Promise<string> {
  const client = await SessionsClient.connect(learner);
  const start = { scenarioId: 'unhappy-customer', purpose: 'assessed', language: 'en', mode: 'typed' } as const;
  const { sessionId } = await client.start({ ...start, clientSessionId: randomUUID() });
  for (let place = 0; place < said.length; place += 3) {
    const text = `What would help you most, ${said.slice(place, place + 3).join(', ')}?`;
    await client.say({ sessionId, clientTurnId: randomUUID(), text });
  }
  await client.end({ sessionId }).catch(() => undefined);
  client.close();
  return sessionId;
}

/** Where a phrase can be read: a file of any process, a message of any topic, a row of any table. */
export async function readable(cluster: RunningCluster): Promise<string[]> {
  const files = filesBelow(cluster.folder).filter((file) => !PLACES_ONLY.test(file) && holds(contentsOf(file)));
  const rows = (await rowsOf(cluster)).filter((row) => holds(Buffer.from(row)));
  return [...files, ...rows, ...(await messagesWithPhrases(cluster))];
}

function holds(content: Buffer): boolean {
  return phrases.some((phrase) => content.includes(phrase));
}

/** Every row of every table that follows from the log, after the name of its table, in an order of their own. */
export async function rowsOf(cluster: RunningCluster): Promise<string[]> {
  const { url, writer } = JSON.parse(
    readFileSync(cluster.state.clickhouse.credentialsPath, 'utf8'),
  ) as ClickHouseCredentials;
  const authorization = `Basic ${Buffer.from(`${writer.username}:${writer.password}`).toString('base64')}`;
  const ask = async (sql: string) => {
    const answer = await fetch(url, { method: 'POST', headers: { authorization }, body: sql });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return text.split('\n').filter((line) => line !== '');
  };
  const tables = await ask(`SELECT name FROM system.tables WHERE database = 'repartee' AND engine LIKE 'Replacing%'
    AND name <> 'positions' FORMAT TSV`);
  const rows = await Promise.all(
    tables.map(async (table) =>
      (await ask(`SELECT * FROM repartee.${table} FINAL FORMAT JSONEachRow`)).map((row) => `${table} ${row}`),
    ),
  );
  return rows.flat().sort();
}

async function messagesWithPhrases({ state }: RunningCluster): Promise<string[]> {
  const found: string[] = [];
  await everyMessage({ brokers: state.brokers, topics: 'repartee.' }, ({ topic, partition, message }) => {
    const said = [message.key, message.value, ...Object.values(message.headers ?? {})].map((part) => Buffer.from(String(part))); // prettier-ignore
    if (said.some(holds)) found.push(`${topic}/${partition}@${message.offset}`);
  });
  return found;
}
