import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Brokers } from '@repartee/brokers';
import { topics } from '@repartee/proto';

import type { HistoryRange } from '../feed/history.js';
import { placesIn } from '../feed/history.js';
import { createTestAppend, createTestFolder } from '../journal/journal.fixtures.js';
import { SqliteJournal } from '../journal/sqlite-journal.js';
import { createTestClient, testClock, testIds, testRandomness } from './kafka.fixtures.js';
import type { KafkaClient } from './kafka-client.js';
import { KafkaFeed } from './kafka-feed.js';
import { KafkaHistory } from './kafka-history.js';
import { SqliteOutbox } from './outbox.js';
import { Relay } from './relay.js';
import { DEAD_LETTER_TOPIC, ensureTopics } from './topics.js';

const TEAMS = ['red', 'green', 'blue', 'white', 'black'];
const ROUNDS = 40;

describe('the history of the log on Kafka', () => {
  const folder = createTestFolder();
  let brokers: Brokers;
  let client: KafkaClient;
  let feed: KafkaFeed;
  let history: KafkaHistory;

  beforeAll(async () => {
    brokers = await Brokers.start();
    client = createTestClient(brokers);
    await ensureTopics({ client, partitions: 3, names: [topics.directory, topics.catalog, DEAD_LETTER_TOPIC] });
    feed = new KafkaFeed({ client, clock: testClock, ids: testIds, randomness: testRandomness });
    history = new KafkaHistory({ client, ids: testIds, feed });
  }, 120_000);

  afterAll(async () => {
    await feed.stop();
    await brokers.stop();
    folder.remove();
  });

  /** Ships so many events of each team, from a journal of their own, as often as there are relays that know nothing of it. */
  async function ship(name: string, { relays }: { relays: number }): Promise<void> {
    const path = folder.file(`${name}.sqlite`);
    const journal = SqliteJournal.open(path);
    for (let round = 0; round < ROUNDS; round++)
      await journal.appendAll(TEAMS.map((team) => createTestAppend(`${name}-${team}`, [`${name} ${team} ${round}`])));
    for (let left = relays; left > 0; left--) {
      const outbox = SqliteOutbox.open(path);
      const forgetful = { rowsAfter: outbox.rowsAfter.bind(outbox), lastSequence: () => outbox.lastSequence() };
      const relay = new Relay({
        ...{ client, clock: testClock, randomness: testRandomness },
        outbox: { ...forgetful, acknowledged: () => 0, acknowledge: () => undefined, close: () => undefined },
      });
      relay.start();
      await relay.stop(30_000);
      outbox.close();
    }
    await journal.close();
  }

  async function read(range: HistoryRange): Promise<string[]> {
    const read: string[] = [];
    for await (const { entries } of history.read(range))
      read.push(...entries.map(({ event: { stream, version } }) => `${stream} ${version}`));
    return read;
  }

  /** Every version of every team, of each team in order. */
  const expectWhole = (found: readonly string[], name: string) => {
    for (const team of TEAMS) {
      const ofTeam = found.filter((one) => one.startsWith(`acme/team-${name}-${team} `));
      expect(ofTeam).toEqual(Array.from({ length: ROUNDS }, (_, at) => `acme/team-${name}-${team} ${at + 1}`));
    }
  };

  it('is read from its beginning to where it ended, each stream in order and nothing twice', async () => {
    await ship('first', { relays: 2 });
    const through = await history.ends();
    await ship('second', { relays: 1 });

    expect(placesIn(through)).toBe(2 * TEAMS.length * ROUNDS);
    const found = await read({ after: new Map(), through, size: 17 });
    expect(found).toHaveLength(TEAMS.length * ROUNDS);
    expectWhole(found, 'first');
  }, 60_000);

  it('is read on from any page of it, and of the topics that are asked for', async () => {
    const through = await history.ends();
    const pages = [];
    for await (const page of history.read({ after: new Map(), through, size: 50 })) pages.push(page);
    const [first] = pages;
    const rest = await read({ after: first?.through ?? new Map(), through });
    const begun = first?.entries.map(({ event: { stream, version } }) => `${stream} ${version}`) ?? [];
    expectWhole([...new Set([...begun, ...rest])], 'first');
    expectWhole(rest.concat(begun).sort((a, b) => Number(a.split(' ')[1]) - Number(b.split(' ')[1])), 'second'); // prettier-ignore

    expect(pages.at(-1)?.through).toEqual(through);
    expect(await read({ after: new Map(), through, topics: [topics.catalog] })).toEqual([]);
    expect(await read({ after: new Map(), through, types: ['repartee.directory.v1.PersonErased'] })).toEqual([]);
    expect(await read({ after: through, through })).toEqual([]);
  }, 60_000);
});
