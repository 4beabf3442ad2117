import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClickHouse, History } from '@repartee/kernel';
import { createTestClickHouse } from '../clickhouse.fixtures.js';
import { appendDirectory, appendScorecard, appendSession } from '../history.fixtures.js';
import { migrations } from '../migrations/index.js';
import { ProjectingStage } from '../projecting.fixtures.js';
import { rebuildDatabase } from './beside-names.js';
import { RebuildInterrupted, rebuildProjections } from './rebuild.js';
import { SwapRepository } from './swap.repository.js';

const testClickHouse = createTestClickHouse();
let stage: ProjectingStage;
let clickhouse: ClickHouse;
let history: History;

beforeEach(async () => {
  stage = await ProjectingStage.start(testClickHouse);
  ({ clickhouse, history } = stage);
  await stage.write((log) => {
    appendDirectory(log);
    appendSession(log);
    appendScorecard(log);
  });
  await stage.projections.caughtUp();
}, 60_000);

afterEach(() => stage.stop(), 30_000);

async function interruptRebuild(): Promise<void> {
  const interruption = new AbortController();
  const onProgress = () => interruption.abort();
  const interrupted = rebuildProjections({ clickhouse, history, tables: ['turns'], onProgress, signal: interruption.signal }); // prettier-ignore
  await expect(interrupted).rejects.toBeInstanceOf(RebuildInterrupted);
}

/** Turns the note of an interrupted rebuild into that of a release before. */
async function age(statement: string): Promise<void> {
  const beside = await clickhouse.useDatabase(rebuildDatabase(clickhouse.database));
  await beside.command(statement);
  await beside.close();
}

const turns = () => clickhouse.query('SELECT * FROM turns FINAL');

describe('a rebuild that was interrupted under a release with other tables', () => {
  it.each([
    [
      'fewer migrations',
      `INSERT INTO rebuild_places (projector, tables, state, through, parked, letters, migrations)
       SELECT projector, tables, state, through, parked, letters, migrations - 1 FROM rebuild_places`,
    ],
    ['migrations that it did not note', 'ALTER TABLE rebuild_places DROP COLUMN migrations'],
  ])(
    'begins anew: %s',
    async (_, statement) => {
      await interruptRebuild();
      await age(statement);

      expect(await rebuildProjections({ clickhouse, history, tables: ['turns'] })).toMatchObject({ from: 0 });
      expect(await turns()).toHaveLength(2);
    },
    60_000,
  );
});

describe('a rebuild during which a newer release starts', () => {
  it('puts none of its tables into use', async () => {
    let isNoted = false;
    const migrating = async () => {
      const newer = { number: migrations.length + 1, name: 'of a newer release', sha256: 'x' };
      if (!isNoted) await clickhouse.insert('schema_migrations', [newer]);
      isNoted = true;
      return history.ends();
    };
    const meanwhile = Object.create(history, { ends: { value: migrating } }) as History;
    await clickhouse.command('TRUNCATE TABLE turns');

    await expect(rebuildProjections({ clickhouse, history: meanwhile, tables: ['turns'] })).rejects.toMatchObject({
      code: 'migration_mismatch',
    });
    expect(await turns()).toEqual([]);
    expect(await new SwapRepository(clickhouse).begun()).toMatchObject({ tables: [] });
  }, 60_000);
});
