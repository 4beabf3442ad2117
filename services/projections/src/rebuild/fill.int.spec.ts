import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ClickHouse, HistoryPage, HistoryRange, Positions } from '@repartee/kernel';
import { History, placesIn } from '@repartee/kernel';
import { createTestClickHouse } from '../clickhouse.fixtures.js';
import { TestLog, openSites } from '../history.fixtures.js';
import type { FillerOptions } from './fill.js';
import { Filler } from './fill.js';
import { rebuildProjections } from './rebuild.js';

const { freshDatabase } = createTestClickHouse();
const PARTITION = 'journal';
let clickhouse: ClickHouse;

beforeEach(async () => {
  clickhouse = await freshDatabase();
}, 30_000);

const at = (place: number): Positions => new Map([[PARTITION, place]]);

/** A log of one partition, of sites alone. */
class SitesHistory extends History {
  private readonly log = new TestLog();

  constructor(count: number) {
    super();
    openSites(this.log, count);
  }

  ends(): Promise<Positions> {
    return Promise.resolve(at(this.log.events.length));
  }

  async *read({ after, through, types, size = 100 }: HistoryRange): AsyncGenerator<HistoryPage> {
    for (let from = placesIn(after); from < placesIn(through); from += size) {
      const some = await Promise.resolve(this.log.events.slice(from, from + size));
      const entries = some.map((event, place) => ({ kind: 'event' as const, sequence: from + place + 1, event }));
      const asked = entries.filter(({ event }) => types?.includes(event.type) ?? true);
      yield { entries: asked, through: at(from + some.length) };
    }
  }

  leftStanding() {
    return Promise.resolve({ waiting: [], dropped: [] });
  }
}

/** The places after which something was stored. */
async function storedAfter(count: number, options: FillerOptions = {}): Promise<number[]> {
  const history = new SitesHistory(count);
  const filler = await Filler.open(history, clickhouse, options);
  const places: number[] = [];
  await filler.fill(
    { after: new Map(), through: await history.ends() },
    { onStored: ({ through }) => void places.push(through) },
  );
  return places;
}

describe('a rebuild whose database beside cannot be opened', () => {
  it('reads no more of the log once it has said so', async () => {
    let pages = 0;
    class Endless extends SitesHistory {
      override async *read(range: HistoryRange): AsyncGenerator<HistoryPage> {
        for (; pages < 1000; pages++) {
          yield { entries: [], through: range.through };
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
    }
    const away = new Error('There is no room for another database.');
    const broken = Object.create(clickhouse, { useDatabase: { value: () => Promise.reject(away) } }) as ClickHouse;
    await expect(rebuildProjections({ clickhouse: broken, history: new Endless(1) })).rejects.toBe(away);
    const read = pages;
    await new Promise((resolve) => setTimeout(resolve, 50));

    expect(pages).toBe(read);
    expect(read).toBeLessThan(1000);
  });
});

describe('tables that are filled', () => {
  it('are stored in one go, where the log is short', async () => {
    expect(await storedAfter(900)).toEqual([900]);
  });

  it('are stored as soon as the rows that wait are of many bytes, however few they are', async () => {
    expect(await storedAfter(900, { batchBytes: 1 })).toEqual([400, 800, 900]);
    // A site is some 30 bytes.
    expect(await storedAfter(900, { batchBytes: 15_000 })).toEqual([800, 900]);
  });

  it('end where nothing more is wanted, with all that was taken', async () => {
    const history = new SitesHistory(900);
    const filler = await Filler.open(history, clickhouse);
    const interruption = new AbortController();
    const told: unknown[] = [];
    await filler.fill(
      { after: new Map(), through: await history.ends() },
      {
        signal: interruption.signal,
        onTaken: (progress) => {
          told.push(progress);
          interruption.abort();
        },
        onStored: (progress) => void told.push(progress),
      },
    );

    expect(told).toEqual([
      { through: 400, of: 900, events: 400, rows: 400 },
      // With the head of each stream.
      { through: 400, of: 900, events: 400, rows: 800 },
    ]);
  });
});
