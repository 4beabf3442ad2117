import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Undo, dataFolder, openSqlite } from '@repartee/kernel';
import type { SessionState } from '@repartee/proto';
import type { ApiClient } from '@repartee/standalone';
import { ApiProblem, SessionsClient } from '@repartee/standalone';

import { eventually } from '../harness/eventually.js';
import { welcome } from '../harness/newcomers.js';
import { sessionEvents } from '../harness/session-events.js';
import { signedIn } from '../harness/shared-server.js';
import { SmallVolume } from '../harness/small-volume.js';
import { RunningCluster } from './running-cluster.js';
import { SecondHome } from './second-home.js';

const MEGABYTES = 64;
const ATTEMPTS = 200;
const start = { scenarioId: 'unhappy-customer', purpose: 'practice', language: 'en', mode: 'typed' } as const;

const undo = new Undo();
let cluster: RunningCluster;
let volume: SmallVolume;
let home: SecondHome;
let admin: ApiClient;

beforeAll(async () => {
  cluster = await RunningCluster.start();
  volume = SmallVolume.mount(MEGABYTES);
  undo.add(() => volume.remove());
  home = await SecondHome.start(cluster, { instance: 'sessions-2', dataFolder: volume.path, isAlone: true });
  undo.add(() => home.stop());
  admin = await signedIn(home.url, 'admin');
}, 120_000);

afterAll(() => undo.run(), 60_000);

/** What one learner was told is on record. */
class Told {
  readonly turns: { clientTurnId: string; text: string }[] = [];

  constructor(
    readonly sessionId: string,
    private readonly client: SessionsClient,
  ) {}

  async say(text: string): Promise<void> {
    const turn = { clientTurnId: randomUUID(), text };
    await this.client.say({ sessionId: this.sessionId, ...turn });
    this.turns.push(turn);
  }

  /** What the session has of the learner, and what it should have. */
  async both(client = this.client): Promise<[string[], string[]]> {
    const there = await client.resume({ sessionId: this.sessionId, fromTurn: 0 });
    return [saidBy(there), this.turns.map(({ text }) => text)];
  }
}

const saidBy = ({ turns }: SessionState): string[] =>
  turns.filter(({ speaker }) => speaker === 'learner').map(({ text }) => text ?? '');

describe('when the volume is full that the journal, the relay’s notes and the read model of the sessions share', () => {
  it('no turn or session begins, with a sentence that says why; nothing acknowledged is lost; with room all goes on by itself', async () => {
    const { learner } = await welcome(admin, { name: 'Vera Voll', mailbox: 'vera' });
    const client = await SessionsClient.connect(learner);
    const { sessionId } = await client.start({ ...start, clientSessionId: randomUUID() });
    const told = new Told(sessionId, client);
    await told.say('Good morning. What happened?');
    truncateLog();

    const refusal = await refused(async (place) => {
      volume.fill();
      await told.say(`And then, number ${place}?`);
    });
    expect(refusal.problem).toMatchObject({ code: 'journal_unavailable', status: 503 });
    expect(refusal.problem.detail).toContain('Check the disk of the data folder');
    const begun = client.start({ ...start, clientSessionId: randomUUID() });
    await expect(begun).rejects.toMatchObject({ code: 'journal_unavailable' });
    // Others go on, and the service hears of it with no room to note it.
    const late = await welcome(admin, { name: 'Nele Neu', mailbox: 'nele' });
    expect(volume.freeBytes).toBeLessThan(16_384);
    const [there, acknowledged] = await told.both();
    expect(there).toEqual(acknowledged);

    volume.makeRoom();
    await told.say('What would help you most now?');
    await eventually(() => isAtRest(home.homeUrl));
    const ofLate = await SessionsClient.connect(late.learner);
    const { sessionId: begunLate } = await ofLate.start({ ...start, clientSessionId: randomUUID() });
    await ofLate.end({ sessionId: begunLate });
    ofLate.close();
    expect(home.exits).toEqual([]);
    client.close();

    await home.killAndBack();
    const again = await SessionsClient.connect(learner, sessionId);
    const [kept, said] = await told.both(again);
    expect(kept).toEqual(said);
    await again.end({ sessionId });
    again.close();
    expect(await turnsInLog(sessionId)).toEqual(told.turns.map(({ clientTurnId }) => clientTurnId));
  }, 120_000);
});

/** The write-ahead log keeps the size it once had, and turns are written into that: so it is taken away. */
function truncateLog(): void {
  const journal = openSqlite(dataFolder(volume.path).journal);
  journal.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  journal.close();
}

async function refused(attempt: (place: number) => Promise<void>): Promise<ApiProblem> {
  for (let place = 0; place < ATTEMPTS; place++)
    try {
      await attempt(place);
    } catch (error) {
      if (error instanceof ApiProblem) return error;
      throw error;
    }
  throw new Error(`${ATTEMPTS} turns were taken on a full volume.`);
}

/** It can be used, Kafka has all of its journal, and it has read all that the log has. */
async function isAtRest(url: string): Promise<boolean> {
  const { ok } = await fetch(`${url}/health/ready`);
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const lags = [...metrics.matchAll(/^repartee_(?:relay|feed)_lag_events(?:{[^}]*})? (\d+)$/gm)];
  return ok && lags.length > 1 && lags.every(([, lag]) => lag === '0');
}

/** The ids of the turns that the log has of a session, in order; each stands there once for whoever reads it. */
async function turnsInLog(sessionId: string): Promise<string[]> {
  const events = await sessionEvents(cluster.state.brokers);
  const ids = events.flatMap((event) => (event.sessionId === sessionId ? (event.clientTurnId ?? []) : []));
  return [...new Set(ids.filter((id) => id !== ''))];
}
