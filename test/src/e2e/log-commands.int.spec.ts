import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { create } from '@bufbuild/protobuf';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Brokers, freePorts } from '@repartee/brokers';
import type { DeadLetter } from '@repartee/kernel';
import {
  KafkaFeed,
  PinoLog,
  PoisonEvent,
  SqliteJournal,
  SystemClock,
  SystemRandomness,
  TimeOrderedIds,
  createKafkaClient,
  openSqlite,
} from '@repartee/kernel';
import { directoryV1, streamOf, topics } from '@repartee/proto';

import type { CommandResult } from '../harness/command.js';
import { runCommand, startCommand } from '../harness/command.js';
import { eventually } from '../harness/eventually.js';

let brokers: Brokers;
let kafka: Record<string, string>;
let folder: string;
let journal: string;

beforeAll(async () => {
  brokers = await Brokers.start();
}, 120_000);

afterAll(() => brokers.stop());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'repartee-orphan-'));
  journal = join(folder, 'journal.sqlite');
  const prefix = `${randomUUID().slice(-8)}.`;
  kafka = { KAFKA_BROKERS: brokers.addresses.join(','), KAFKA_PREFIX: prefix, KAFKA_PARTITIONS: '2' };
});

afterEach(() => rmSync(folder, { recursive: true }));

/** The journal of an instance that will not come back: of each of these people what is named, in a stream of their own. */
async function leaveBehind(people: Readonly<Record<string, readonly string[]>>): Promise<void> {
  const left = SqliteJournal.open(journal);
  for (const [personId, ids] of Object.entries(people))
    await left.append({
      ...{ stream: streamOf.person('acme', personId), organisation: 'acme', expectedVersion: 0 },
      events: ids.map((id) => ({ id, occurredAt: 0, data: create(directoryV1.PersonJoinedSchema, { personId }) })),
      ...{ correlationId: personId, causationId: personId, actor: { kind: 'system', id: 'test' } },
    });
  await left.close();
}

const relay = (variables = kafka, args = ['--journal', journal]): Promise<CommandResult> =>
  runCommand('relay', args, variables);

/** Reads people as a service does, and takes no event that is named in `refused`. */
class Reader {
  readonly seen: string[] = [];
  private constructor(
    private readonly feed: KafkaFeed,
    readonly refused: Set<string>,
  ) {}

  static async start(refused: readonly string[] = []): Promise<Reader> {
    const clock = new SystemClock();
    const randomness = new SystemRandomness();
    const log = new PinoLog({ service: 'test', level: 'silent' });
    const source = { brokers: brokers.addresses, prefix: kafka['KAFKA_PREFIX'] ?? '' };
    const client = createKafkaClient({ source, clientId: 'reader', log });
    const feed = new KafkaFeed({ client, clock, randomness, ids: new TimeOrderedIds(clock, randomness) });
    const reader = new Reader(feed, new Set(refused));
    const subscription = await feed.subscribe({
      ...{ group: 'readers', topics: [topics.directory] },
      handler: (events) => {
        const poison = events.find(({ id }) => reader.refused.has(id));
        if (poison) return Promise.reject(new PoisonEvent(poison.id, 'not_a_number'));
        reader.seen.push(...events.map(({ id }) => id));
        return Promise.resolve();
      },
    });
    await subscription.caughtUp();
    return reader;
  }

  stop(): Promise<void> {
    return this.feed.stop();
  }
}

describe('npm run relay -- --journal', () => {
  it('says which topics are missing and how to make them, waits, and then ships everything, once', async () => {
    await leaveBehind({ ada: ['a1', 'a2'], ben: ['b1'] });
    const shipping = startCommand('relay', ['--journal', journal], kafka);
    await eventually(() => shipping.said().includes('make it with npm run -s topics (topic_missing)'));
    expect(await runCommand('topics', [], kafka)).toMatchObject({ status: 0, stderr: '' });

    const first = await shipping.result;
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(first.stdout).toMatch(/^3 of 3 events are not in Kafka yet\.\n.*\nKafka has all 3 events\.\n$/s);
    const again = '0 of 3 events are not in Kafka yet.\nKafka has all 3 events.\n';
    expect(await relay()).toEqual({ status: 0, stderr: '', stdout: again });
    const reader = await Reader.start();
    await reader.stop();
    expect([...reader.seen].sort()).toEqual(['a1', 'a2', 'b1']);
  }, 120_000);

  it('leaves alone a journal whose service runs', async () => {
    await leaveBehind({ ada: ['a1'] });
    const service = openSqlite(join(folder, 'lock.sqlite'));
    service.exec('BEGIN EXCLUSIVE');
    try {
      expect(await relay()).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('is in use by another server'),
      });
    } finally {
      service.close();
    }
  });

  it('says where there is no Kafka, and loses nothing when it is given up', async () => {
    await leaveBehind({ ada: ['a1'] });
    const [port] = await freePorts(1);
    const away = startCommand('relay', ['--journal', journal], { KAFKA_BROKERS: `127.0.0.1:${port}` });
    await eventually(() => away.said().includes(`Kafka does not answer at 127.0.0.1:${port}`));
    away.interrupt();

    expect(await away.result).toMatchObject({ status: 1, stderr: '1 events are left; run the command again.\n' });
    expect(away.said()).toContain('see that it runs, and that KAFKA_BROKERS is right (kafka_away)');
  });

  it('takes nothing for a journal that is none, and leaves it as it is', async () => {
    const other = join(folder, 'keys.sqlite');
    const db = openSqlite(other);
    db.exec('CREATE TABLE keys (id TEXT)');
    db.close();
    writeFileSync(join(folder, 'notes.txt'), 'Nothing of the kind.');

    for (const file of [other, join(folder, 'notes.txt'), folder])
      expect(await relay(kafka, ['--journal', file])).toEqual({
        ...{ status: 1, stdout: '' },
        stderr: `${file} is no journal. Name the file journal.sqlite of the data folder whose service will not come back.\n`,
      });
    expect(await relay()).toMatchObject({ status: 1, stderr: expect.stringContaining(`There is no file ${journal}.`) });
    expect(existsSync(journal)).toBe(false);
    const tables = openSqlite(other, { readOnly: true });
    expect(tables.prepare('SELECT name FROM sqlite_master').all([])).toEqual([{ name: 'keys' }]);
    tables.close();
  });

  it.each([
    [[], 'Say which journal: --journal PATH.'],
    [['--jurnal', 'x'], "Unknown option '--jurnal'."],
    [['--journal', 'x', 'y'], "Unexpected argument 'y'."],
  ])('says what is wrong with %j', async (args, sentence) => {
    expect(await relay(kafka, args)).toEqual({
      ...{ status: 2, stdout: '', stderr: `${sentence}\nSee: npm run -s relay -- --help\n` },
    });
  });

  it('asks where Kafka is', async () => {
    await leaveBehind({ ada: ['a1'] });
    expect(await relay({})).toEqual({
      ...{
        status: 1,
        stdout: '',
        stderr: 'KAFKA_BROKERS is not set: list the brokers as host:port, with commas between.\n',
      },
    });
  });
});

describe('npm run dead-letters, where the log is on Kafka', () => {
  let reader: Reader;

  beforeEach(async () => {
    await runCommand('topics', [], kafka);
    await leaveBehind({ ada: ['a1', 'a2'], ben: ['b1', 'b2'], cleo: ['c1'] });
    expect(await relay()).toMatchObject({ status: 0 });
    reader = await Reader.start(['a1', 'b1']);
  }, 60_000);

  afterEach(() => reader.stop());

  const letters = (...args: string[]): Promise<CommandResult> => runCommand('dead-letters', args, kafka);
  const listed = async (...options: string[]): Promise<DeadLetter[]> =>
    JSON.parse((await letters('list', '--json', ...options)).stdout) as DeadLetter[];
  const waiting = async () => (await listed()).map(({ eventId, reason }) => `${eventId} ${reason}`).sort();
  const all = ['a1 not_a_number', 'a2 behind_parked_event', 'b1 not_a_number', 'b2 behind_parked_event'];

  it('lists and shows what waits, has it tried again, and gives it up on record', async () => {
    expect(reader.seen).toEqual(['c1']);
    expect(await waiting()).toEqual(all);
    const list = (await letters('list')).stdout.split('\n');
    expect(list[0]).toMatch(/^event +reader +stream +version +reason +waits$/);
    expect(list.find((line) => line.startsWith('a1'))).toMatch(
      /^a1 +readers +acme\/person-ada +1 +not_a_number +\d+ s$/,
    );

    const shown = (await letters('show', 'b2')).stdout;
    expect(shown).toMatch(/^reason +behind_parked_event$/m);
    expect(shown).toContain('"personId": "ben"');

    expect(await letters('replay', 'a1')).toMatchObject({
      ...{ status: 1, stderr: '', stdout: '2 events of acme/person-ada still wait: a1, not_a_number.\n' },
    });
    reader.refused.delete('a1');
    expect(await letters('replay', 'a1')).toMatchObject({
      ...{ status: 0, stderr: '', stdout: 'Nothing of acme/person-ada waits any longer.\n' },
    });
    expect(reader.seen).toEqual(['c1', 'a1', 'a2']);

    const drop = await letters('drop', 'b1', '--why', 'Written by a trial release', '--by', 'ops');
    expect(drop).toMatchObject({ status: 0, stderr: '' });
    expect(reader.seen).toEqual(['c1', 'a1', 'a2', 'b2']);
    expect(await waiting()).toEqual([]);
    expect(await listed('--dropped')).toMatchObject([
      { eventId: 'b1', dropped: { why: 'Written by a trial release', by: 'ops' } },
    ]);
    expect(await letters('show', 'b9')).toMatchObject({
      ...{ status: 1, stderr: 'No event b9 waits; list shows those that do.\n' },
    });
  }, 120_000);

  it('keeps what is asked for until its reader is back, and says so', async () => {
    await reader.stop();
    const replay = await letters('replay', 'a1');
    expect(replay).toMatchObject({ status: 1, stderr: '' });
    expect(replay.stdout).toContain('nobody who reads as readers has taken them up yet');
    expect(await waiting()).toEqual(all);

    reader = await Reader.start(['b1']);
    await eventually(async () => (await waiting()).length === 2);
    expect(reader.seen).toEqual(['a1', 'a2']);
  }, 120_000);

  it('gives nothing up without a reason, nor by an option that there is none of', async () => {
    const help = '\nSee: npm run -s dead-letters -- --help\n';
    const unexplained = 'Say why with --why: an event that is given up does not come back.';
    expect(await letters('drop', 'a1')).toEqual({ status: 2, stdout: '', stderr: `${unexplained}${help}` });
    const mistyped = await letters('drop', 'a1', '--wy', 'x');
    expect(mistyped).toEqual({ status: 2, stdout: '', stderr: `Unknown option '--wy'.${help}` });
    expect(await waiting()).toEqual(all);
  }, 60_000);
});

describe('npm run dead-letters, where Kafka is away', () => {
  it('says where it looked, and what to do', async () => {
    const [port] = await freePorts(1);
    const { status, stderr } = await runCommand('dead-letters', ['list'], { KAFKA_BROKERS: `127.0.0.1:${port}` });

    expect(status).toBe(1);
    expect(stderr).toBe(
      `The dead letters on Kafka at 127.0.0.1:${port} cannot be read (kafka_away). Try again once it is there.\n`,
    );
  });
});
