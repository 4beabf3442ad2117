import { PostgresKeyRows } from './postgres-key-rows.js';
import type { OpenPostgres } from './postgres-thread.js';
import { StoredKeys } from './stored-keys.js';

/** The key store in PostgreSQL: the one store that services share. */
export class PostgresKeys extends StoredKeys {
  /** Throws KeyStoreUnavailable, or KeyStoreUnusable where its keys were wrapped by another master key. */
  static async open(open: OpenPostgres, masterKey: Uint8Array): Promise<PostgresKeys> {
    const rows = await PostgresKeyRows.open(open);
    const keys = new PostgresKeys(rows, masterKey);
    try {
      keys.checkMasterKey();
    } catch (error) {
      await rows.close();
      throw error;
    }
    return keys;
  }
}
