import type { KeyWrapping } from './key-wrapping.js';
import type { MasterKey } from './master-key.js';
import { OrganisationKeys } from './organisation-keys.js';
import type { Patience } from './patience.js';
import { SqliteKeyRows } from './sqlite-key-rows.js';
import { StoredKeys } from './stored-keys.js';

/** The key store in a SQLite file of its own, so that it can be backed up apart from what it seals. */
export class SqliteKeys extends StoredKeys {
  /** Opens or creates the file. Throws KeyStoreUnusable where its keys were wrapped by another master key. */
  static open(path: string, masterKey: MasterKey): SqliteKeys {
    const rows = SqliteKeyRows.open(path);
    try {
      return new SqliteKeys(rows, OrganisationKeys.openNow(rows, masterKey));
    } catch (error) {
      rows.close();
      throw error;
    }
  }

  /** The same under any wrapping key. Throws KeyStoreUnavailable where patience ends before it answers. */
  static async openWrapped(path: string, wrapping: KeyWrapping, patience: Patience): Promise<SqliteKeys> {
    const rows = SqliteKeyRows.open(path);
    try {
      return new SqliteKeys(rows, await OrganisationKeys.open(rows, wrapping, patience));
    } catch (error) {
      rows.close();
      throw error;
    }
  }

  /** Whether there is any key in the file, which is left as it is; also where nothing was ever written to it. */
  static holdsAny(path: string): boolean {
    return SqliteKeyRows.holdsAny(path);
  }

  /** For a command beside the writing process: opens what is sealed, makes and destroys no key. */
  static openReadOnly(path: string, masterKey: MasterKey): SqliteKeys {
    const rows = SqliteKeyRows.openReadOnly(path);
    return new SqliteKeys(rows, new OrganisationKeys(rows, masterKey));
  }
}
