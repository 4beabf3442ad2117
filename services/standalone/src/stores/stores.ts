import type { ClickHouseSource, DataFolder, Kernel, Log, OpenedClickHouse, SigningKey } from '@repartee/kernel';
import { SystemClock, masterKeyFrom, migrate, openClickHouse, openKernel, signingKeyFrom } from '@repartee/kernel';
import { projectionMigrations } from '@repartee/projections';

export interface OpenStores {
  folder: DataFolder;
  clickhouse: ClickHouseSource;
  log: Log;
  publicUrl: string | undefined;
}

/** Everything that is kept, opened. */
export interface Stores {
  kernel: Kernel;
  clickhouse: OpenedClickHouse;
  signingKey: Required<SigningKey>;
  /** After everything that uses them has ended. */
  close(): Promise<void>;
}

/** Opens the journal, the keys and ClickHouse, with the tables in place. */
export async function openStores({ folder, clickhouse: source, log, publicUrl }: OpenStores): Promise<Stores> {
  const clock = new SystemClock();
  const clickhouse = await openClickHouse({ source, clock, log });
  try {
    await migrate(clickhouse.clickhouse, projectionMigrations);
    const signingKey = signingKeyFrom(folder.signingKey);
    const kernel = await openKernel({
      paths: folder,
      wrapping: masterKeyFrom(folder.masterKey),
      signingKey,
      clickhouse: clickhouse.clickhouse,
      log,
      clock,
      ...(publicUrl !== undefined && { publicUrl }),
    });
    const close = async () => {
      await kernel.close();
      await clickhouse.close();
    };
    return { kernel, clickhouse, signingKey, close };
  } catch (error) {
    await clickhouse.close();
    throw error;
  }
}
