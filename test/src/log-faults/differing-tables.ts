import type { ClickHouse } from '@repartee/kernel';
import type { ProjectedEvent } from '@repartee/projections';
import { DigestRepository, Projector } from '@repartee/projections';

const AT_ONCE = 5000;

export interface Compared {
  /** An empty database with the schema in place; it is dropped and closed in the end. */
  model: ClickHouse;
  inUse: ClickHouse;
  /** Everything that was written, stream by stream in order. */
  events: readonly ProjectedEvent[];
}

/** Tables in use that are not what comes of these events, stored once by one projector, past the log. */
export async function differingTables({ model, inUse, events }: Compared): Promise<string[]> {
  try {
    const projector = await Projector.open(model);
    for (let at = 0; at < events.length; at += AT_ONCE) await projector.store(events.slice(at, at + AT_ONCE));
    const expected = await new DigestRepository(model).digestAll();
    const found = await new DigestRepository(inUse).digestAll();
    return expected.flatMap(({ table, digest, rows }, at) =>
      digest === found[at]?.digest && rows === found[at].rows ? [] : [`${table}: ${found[at]?.rows} of ${rows} rows`],
    );
  } finally {
    await model.dropDatabase();
    await model.close();
  }
}
