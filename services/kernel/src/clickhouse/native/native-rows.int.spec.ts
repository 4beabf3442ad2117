import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { createTestFolder } from '../../journal/journal.fixtures.js';
import { SystemClock } from '../../ports/system-clock.js';
import { ClickHouseServer } from '../clickhouse-server.js';
import { HttpClickHouse } from '../http-clickhouse.js';

const COLUMNS = {
  text: 'String',
  word: 'LowCardinality(String)',
  tick: "DateTime64(3, 'UTC')",
  day: 'Date',
  yes: 'Bool',
  u8: 'UInt8',
  u16: 'UInt16',
  u32: 'UInt32',
  u64: 'UInt64',
  i16: 'Int16',
  maybe: 'Nullable(UInt32)',
  words: 'Array(LowCardinality(String))',
  numbers: 'Array(Int16)',
  spans: 'Array(Tuple(UInt32, UInt32))',
  nested: 'Array(Array(Tuple(UInt32, UInt32)))',
};

const row = {
  text: 'été "b", [c]\n\u0000 🌤',
  word: 'red',
  tick: Date.UTC(2026, 2, 2, 9, 0, 0, 7),
  day: '2026-03-02',
  yes: true,
  u8: 255,
  u16: 65_535,
  u32: 4_294_967_295,
  u64: 2 ** 40 + 5,
  i16: -32_768,
  maybe: 7,
  words: ['a', 'b', 'a'],
  numbers: [-1, 0, 300],
  spans: [
    [1, 2],
    [3, 4],
  ],
  nested: [[[1, 2]], [], [[3, 4], [5, 6]]], // prettier-ignore
};

const rows = [
  row,
  {
    ...row,
    text: 'x'.repeat(300),
    word: '',
    tick: -1,
    day: '1999-12-31',
    yes: false,
    maybe: null,
    words: [],
    spans: [],
  },
  { ...row, text: 'é'.repeat(20), word: 'blue', nested: [], numbers: [] },
];

describe('rows that are gathered', () => {
  const folder = createTestFolder();
  let server: ClickHouseServer;
  let clickhouse: HttpClickHouse;
  let tables = 0;

  beforeAll(async () => {
    server = await ClickHouseServer.start({
      folder: folder.path,
      clock: new SystemClock(),
      memoryLimit: 1_000_000_000,
    });
    clickhouse = await HttpClickHouse.connect({ credentials: server.credentials });
  }, 90_000);

  afterAll(async () => {
    await clickhouse.close();
    await server.stop();
    folder.remove();
  }, 30_000);

  async function createTable(columns: Readonly<Record<string, string>> = COLUMNS): Promise<string> {
    const table = `t${(tables += 1)}`;
    const declared = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
    await clickhouse.command(`CREATE TABLE ${table} (${declared.join(', ')}) ENGINE = MergeTree ORDER BY tuple()`);
    return table;
  }

  async function gather(table: string, ...pieces: readonly (readonly object[])[]): Promise<object[]> {
    const gathered = await clickhouse.gather(table);
    for (const piece of pieces) gathered.add(piece);
    await gathered.store();
    return clickhouse.query(`SELECT * FROM ${table}`);
  }

  it('are those that JSON would bring, whatever the type of column', async () => {
    const asJson = await createTable();
    await clickhouse.insert(asJson, rows);
    const expected = await clickhouse.query(`SELECT * FROM ${asJson}`);

    expect(await gather(await createTable(), rows)).toEqual(expected);
    expect(await gather(await createTable(), rows.slice(0, 1), [], rows.slice(1))).toEqual(expected);
    expect(expected[0]).toMatchObject({ text: row.text, word: 'red', nested: row.nested, u64: row.u64 });
  });

  it('hold the default where a value is missing', async () => {
    const table = await createTable();
    const [bare] = await gather(table, [{ text: undefined }]);

    expect(bare).toMatchObject({ text: '', word: '', u8: 0, maybe: null, words: [], nested: [], day: '1970-01-01' });
  });

  it('may come in pieces that do not all have the same columns', async () => {
    const table = await createTable({ text: 'String', word: 'LowCardinality(String)', turn: 'UInt8' });
    const pieces = [[{ text: 'a', turn: 1 }], [{ text: 'b', turn: 2 }], [{ turn: 3, word: 'c' }], [{ word: 'd', turn: 4 }]]; // prettier-ignore

    expect(await gather(table, ...pieces)).toEqual([
      { text: 'a', word: '', turn: 1 },
      { text: 'b', word: '', turn: 2 },
      { text: '', word: 'c', turn: 3 },
      { text: '', word: 'd', turn: 4 },
    ]);
  });

  it.each([10, 300, 70_000])('may say %d different words in one column', async (count) => {
    const table = await createTable({ word: 'LowCardinality(String)' });
    const words = Array.from({ length: count }, (_, place) => ({ word: `word ${place}` }));

    expect(await gather(table, [...words, ...words])).toEqual([...words, ...words]);
  });

  it.each([
    ['u8', 256],
    ['u16', -1],
    ['u32', 1.5],
    ['i16', 32_768],
    ['yes', 2],
    ['maybe', Number.NaN],
    ['tick', 'yesterday'],
    ['day', 'yesterday'],
    ['day', ''],
    ['text', 7],
    ['words', 'a'],
  ])('are refused before they travel where %s is %p', async (column, value) => {
    const gathered = await clickhouse.gather(await createTable());
    expect(() => gathered.add([{ [column]: value }])).toThrow(expect.objectContaining({ code: 'invalid_value' }));
  });

  it.each([
    ['of the same columns', [row], [{ ...row, i16: 32_768 }]],
    ['of other columns', [row], [{ text: 'b', nested: [[[1, 2]], [[3, -1]]] }]],
    ['of which nothing stands before', [], [row, { ...row, words: ['z', 7] }]],
  ])('are what they were where a piece is refused: one %s', async (_, before, refused) => {
    const table = await createTable();
    const gathered = await clickhouse.gather(table);
    gathered.add(before);
    expect(() => gathered.add(refused)).toThrow(expect.objectContaining({ code: 'invalid_value' }));
    gathered.add(rows.slice(1));
    await gathered.store();

    expect(await clickhouse.query(`SELECT * FROM ${table}`)).toEqual(
      await gather(await createTable(), [...before, ...rows.slice(1)]),
    );
  });

  it('are taken back, and others stand in their place', async () => {
    const table = await createTable();
    const gathered = await clickhouse.gather(table);
    gathered.add(rows)();
    await gathered.store();
    expect(await clickhouse.query(`SELECT * FROM ${table}`)).toEqual([]);
  });

  it('are refused where the table has no such column', async () => {
    const gathered = await clickhouse.gather(await createTable());
    expect(() => gathered.add([{ text: 'c', turn: 1 }])).toThrow(expect.objectContaining({ code: 'unknown_column' }));
  });

  it('are asked of the table again once it has refused them', async () => {
    const table = await createTable({ text: 'String', turn: 'UInt8' });
    await gather(table, [{ text: 'a', turn: 1 }]);
    await clickhouse.command(`ALTER TABLE ${table} RENAME COLUMN turn TO number`);

    await expect(gather(table, [{ text: 'b', turn: 2 }])).rejects.toThrow();
    expect(await gather(table, [{ text: 'c', number: 3 }])).toHaveLength(2);
  });
});
