import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestClickHouse } from '../clickhouse.fixtures.js';
import { ORGANISATION, appendDirectory, appendSession } from '../history.fixtures.js';
import { ProjectingStage } from '../projecting.fixtures.js';
import { PositionRepository } from '../projector/position.repository.js';
import { projectorGroup } from '../projector/projection-feed.js';
import { erasedFor } from './history-reader.js';

const testClickHouse = createTestClickHouse();
let stage: ProjectingStage;

beforeEach(async () => {
  stage = await ProjectingStage.start(testClickHouse);
  await stage.write((log) => {
    appendDirectory(log);
    appendSession(log);
  });
  await stage.erase('ada');
}, 60_000);

afterEach(() => stage.stop(), 30_000);

/** Whom a projector that starts reads as erased, where it has come so far in another database. */
async function erasedAt(position: number) {
  const clickhouse = await testClickHouse.freshDatabase();
  if (position > 0) await new PositionRepository(clickhouse, projectorGroup).save('journal', position);
  return erasedFor(clickhouse, stage.history);
}

describe('a projector that starts again', () => {
  const ada = [{ organisation: ORGANISATION, person: 'ada' }];

  it('knows whom the log says is erased before it has come there', async () => {
    const end = stage.journal.lastSequence();

    expect(await erasedAt(0)).toEqual(ada);
    expect(await erasedAt(1)).toEqual(ada);
    expect(await erasedAt(end - 1)).toEqual(ada);
  }, 60_000);

  it('leaves to the tables whom they know of', async () => {
    expect(await erasedAt(stage.journal.lastSequence())).toEqual([]);
  }, 60_000);
});
