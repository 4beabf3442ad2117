import { SqliteKeyRows } from './sqlite-key-rows.js';
import { StoredKeys } from './stored-keys.js';

/** The key store in a SQLite file of its own, so that it can be backed up apart from what it seals. */
export class SqliteKeys extends StoredKeys {
  /** Opens or creates the file. Throws KeyStoreUnusable where its keys were wrapped by another master key. */
  static open(path: string, masterKey: Uint8Array): SqliteKeys {
    const rows = SqliteKeyRows.open(path);
    const keys = new SqliteKeys(rows, masterKey);
    try {
      keys.checkMasterKey();
    } catch (error) {
      rows.close();
      throw error;
    }
    return keys;
  }

  /** For a command beside the writing process: opens what is sealed, makes and destroys no key. */
  static openReadOnly(path: string, masterKey: Uint8Array): SqliteKeys {
    return new SqliteKeys(SqliteKeyRows.openReadOnly(path), masterKey);
  }
}
