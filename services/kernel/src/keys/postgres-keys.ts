import type { KeyWrapping } from './key-wrapping.js';
import { OrganisationKeys } from './organisation-keys.js';
import type { Patience } from './patience.js';
import { PostgresKeyRows } from './postgres-key-rows.js';
import type { OpenPostgres } from './postgres-thread.js';
import { StoredKeys } from './stored-keys.js';

/** The key store in PostgreSQL: the one store that services share. */
export class PostgresKeys extends StoredKeys {
  /**
   * Throws KeyStoreUnavailable, also where patience ends before the wrapping key answers, or KeyStoreUnusable where the
   * keys were wrapped by another one.
   */
  static async open(
    open: OpenPostgres,
    wrapping: KeyWrapping,
    patience: Patience = { limitMs: 0 },
  ): Promise<PostgresKeys> {
    const rows = await PostgresKeyRows.open(open);
    try {
      return new PostgresKeys(rows, await OrganisationKeys.open(rows, wrapping, patience));
    } catch (error) {
      await rows.close();
      throw error;
    }
  }
}
