import type { ClickHouse, Positions } from '@repartee/kernel';
import { migrations } from '../migrations/index.js';
import { projectorGroup } from '../projector/projection-feed.js';

/** How far the database beside is filled. */
export interface Checkpoint {
  through: Positions;
  parked: readonly string[];
  /** The dead letters by which it was filled: by others, other events would have been left out. */
  letters: string;
}

const FILLING = 'filling';
const SWAPPING = 'swapping';

/**
 * A table in the database beside: what it is being filled for, how far it has come, and whether the swap has begun. By the
 * number in the projector's name an interrupted work is not taken up by a release that makes other rows, and by the
 * number of migrations not by one whose tables are others.
 */
const TABLE = `
CREATE TABLE IF NOT EXISTS rebuild_places (
  projector String, tables Array(String), state LowCardinality(String), through Map(String, UInt64),
  parked Array(String), letters String,
  at DateTime64(6, 'UTC') DEFAULT now64(6)
) ENGINE = MergeTree ORDER BY at`;

/** A release before this one noted none. */
const MIGRATIONS = 'ALTER TABLE rebuild_places ADD COLUMN IF NOT EXISTS migrations UInt32';

interface Noted {
  projector: string;
  tables: string[];
  state: string;
  through: Record<string, string | number>;
  parked: string[];
  letters: string;
  migrations: number;
}

/** The notes of a rebuild in the database beside. */
export class CheckpointRepository {
  constructor(private readonly beside: ClickHouse) {}

  async prepare(): Promise<void> {
    await this.beside.command(TABLE);
    await this.beside.command(MIGRATIONS);
  }

  /** Where the same work was left; undefined where there is none, or where it had come to the swap. */
  async find(tables: readonly string[]): Promise<Checkpoint | undefined> {
    const [last] = await this.beside.query<Noted>(
      'SELECT projector, tables, state, through, parked, letters, migrations FROM rebuild_places ORDER BY at DESC LIMIT 1',
    );
    if (last?.state !== FILLING || last.migrations !== migrations.length) return undefined;
    if (last.projector !== projectorGroup || last.tables.join() !== tables.join()) return undefined;
    const through = Object.entries(last.through).map(([partition, place]) => [partition, Number(place)] as const);
    return { through: new Map(through), parked: last.parked, letters: last.letters };
  }

  filledThrough(tables: readonly string[], checkpoint: Checkpoint): Promise<void> {
    return this.note(tables, checkpoint, FILLING);
  }

  /** From here on the tables beside may be the old ones. */
  swapBegins(tables: readonly string[], checkpoint: Checkpoint): Promise<void> {
    return this.note(tables, checkpoint, SWAPPING);
  }

  private note(tables: readonly string[], checkpoint: Checkpoint, state: string): Promise<void> {
    const { parked, letters } = checkpoint;
    const through = Object.fromEntries(checkpoint.through);
    const place = { projector: projectorGroup, tables, state, through, parked, letters, migrations: migrations.length };
    return this.beside.insert('rebuild_places', [place]);
  }
}
