import type { ClickHouse } from '@repartee/kernel';
import { projectorGroup } from '../projector/projection-feed.js';

/** How far the database beside is filled. */
export interface Checkpoint {
  through: number;
  parked: string[];
}

const FILLING = 'filling';
const SWAPPING = 'swapping';

/**
 * A table in the database beside: what it is being filled for, how far it has come, and whether the swap has begun. By the
 * number in the projector's name an interrupted work is not taken up by a release that makes other rows.
 */
const TABLE = `
CREATE TABLE IF NOT EXISTS rebuild_checkpoints (
  projector String, tables Array(String), state LowCardinality(String), through UInt64, parked Array(String),
  at DateTime64(6, 'UTC') DEFAULT now64(6)
) ENGINE = MergeTree ORDER BY at`;

/** The notes of a rebuild in the database beside. */
export class CheckpointRepository {
  constructor(private readonly beside: ClickHouse) {}

  async prepare(): Promise<void> {
    await this.beside.command(TABLE);
  }

  /** Where the same work was left; undefined where there is none, or where it had come to the swap. */
  async find(tables: readonly string[]): Promise<Checkpoint | undefined> {
    const [last] = await this.beside.query<Checkpoint & { projector: string; tables: string[]; state: string }>(
      'SELECT projector, tables, state, through, parked FROM rebuild_checkpoints ORDER BY at DESC LIMIT 1',
    );
    const isSame = last?.projector === projectorGroup && last.tables.join() === tables.join();
    if (!last || !isSame || last.state !== FILLING) return undefined;
    return { through: Number(last.through), parked: last.parked };
  }

  /** Whether some work was left here, this one or another. */
  async hasAny(): Promise<boolean> {
    const [row] = await this.beside.query<{ notes: string | number }>(
      'SELECT count() AS notes FROM rebuild_checkpoints',
    );
    return Number(row?.notes) > 0;
  }

  filledThrough(tables: readonly string[], checkpoint: Checkpoint): Promise<void> {
    return this.note(tables, checkpoint, FILLING);
  }

  /** From here on the tables beside may be the old ones. */
  swapBegins(tables: readonly string[], checkpoint: Checkpoint): Promise<void> {
    return this.note(tables, checkpoint, SWAPPING);
  }

  private note(tables: readonly string[], { through, parked }: Checkpoint, state: string): Promise<void> {
    return this.beside.insert('rebuild_checkpoints', [{ projector: projectorGroup, tables, state, through, parked }]);
  }
}
