import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Undo, dataFolder, openSqlite } from '@repartee/kernel';
import type { SessionState } from '@repartee/proto';
import { ApiProblem, SessionsClient, awaitDebriefing } from '@repartee/standalone';

import { demoFolder } from '../harness/demo-folder.js';
import { eventually } from '../harness/eventually.js';
import { signedIn } from '../harness/shared-server.js';
import { SmallVolume } from '../harness/small-volume.js';
import { Standalone } from '../harness/standalone.js';
import { isIdentical } from '../harness/verify.js';

const MEGABYTES = 700;
const start = { scenarioId: 'unhappy-customer', purpose: 'practice', language: 'en', mode: 'typed' } as const;
const saidBy = ({ turns }: SessionState): string[] =>
  turns.filter(({ speaker }) => speaker === 'learner').map(({ text }) => text ?? '');

const undo = new Undo();
let volume: SmallVolume;
let server: Standalone;

beforeAll(async () => {
  volume = SmallVolume.mount(MEGABYTES);
  undo.add(() => volume.remove());
  server = await Standalone.start({ dataFolder: await demoFolder(volume.path) });
  undo.add(async () => void (await server.stop()));
}, 240_000);

afterAll(() => undo.run(), 60_000);

describe('when the disk of the journal is full', () => {
  it('no turn and no session begins, with a sentence that says why; nothing that was acknowledged is lost; with room it goes on by itself', async () => {
    const api = await signedIn(server.url, 'learner');
    const client = await SessionsClient.connect(api);
    const { sessionId } = await client.start({ ...start, clientSessionId: randomUUID() });
    const acknowledged: string[] = [];
    const say = async (text: string) => {
      await client.say({ sessionId, clientTurnId: randomUUID(), text });
      acknowledged.push(text);
    };
    await say('Good morning. What happened?');
    truncateLog();

    // What is left in pages that the file has already may still take a turn or two.
    const refusal = await refused(async (place) => {
      // ClickHouse merges, and gives back what it merged.
      volume.fill();
      await say(`And then, number ${place}?`);
    });
    expect(refusal.problem).toMatchObject({ code: 'journal_unavailable', status: 503 });
    expect(refusal.problem.detail).toContain('Check the disk of the data folder');
    const begun = client.start({ ...start, clientSessionId: randomUUID() });
    await expect(begun).rejects.toMatchObject({ code: 'journal_unavailable' });
    expect(saidBy(await client.resume({ sessionId, fromTurn: 0 }))).toEqual(acknowledged);

    volume.makeRoom();
    await say('What would help you most now?');
    expect(saidBy(await client.resume({ sessionId, fromTurn: 0 }))).toEqual(acknowledged);
    await client.end({ sessionId });
    client.close();
    expect((await awaitDebriefing(api, sessionId)).debriefing).not.toBeNull();

    await server.kill();
    server = await Standalone.start({ dataFolder: volume.path });
    const again = await signedIn(server.url, 'learner');
    await eventually(async () => (await again.send(`/api/cockpit/sessions/${sessionId}`)).ok);
    expect(await isIdentical(volume.path)).toBe(true);
  }, 240_000);
});

/** The write-ahead log keeps the size it once had, and turns are written into that: so it is taken away. */
function truncateLog(): void {
  const journal = openSqlite(dataFolder(volume.path).journal);
  journal.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  journal.close();
}

const ATTEMPTS = 200;

async function refused(attempt: (place: number) => Promise<void>): Promise<ApiProblem> {
  for (let place = 0; place < ATTEMPTS; place++)
    try {
      await attempt(place);
    } catch (error) {
      if (error instanceof ApiProblem) return error;
      throw error;
    }
  throw new Error(`${ATTEMPTS} turns were taken on a full disk.`);
}
