import type { Sqlite } from '@repartee/kernel';
import { all, first } from '@repartee/kernel';

import type { Holder } from './credentials.database.js';

export class PasswordsRepository {
  constructor(private readonly db: Sqlite) {}

  /** The argon2id hash, or undefined where no password was chosen yet. */
  hashOf({ organisation, person }: Holder): string | undefined {
    const select = this.db.prepare('SELECT hash FROM passwords WHERE organisation = ? AND person = ?');
    return first<{ hash: string }>(select, organisation, person)?.hash;
  }

  store({ organisation, person }: Holder, hash: string): void {
    this.db
      .prepare('INSERT OR REPLACE INTO passwords (organisation, person, hash) VALUES (?, ?, ?)')
      .run([organisation, person, hash]);
  }

  remove({ organisation, person }: Holder): void {
    this.db.prepare('DELETE FROM passwords WHERE organisation = ? AND person = ?').run([organisation, person]);
  }

  /** Who of the organisation has chosen a password. */
  holdersIn(organisation: string): Set<string> {
    const select = this.db.prepare('SELECT person FROM passwords WHERE organisation = ?');
    return new Set(all<{ person: string }>(select, organisation).map(({ person }) => person));
  }
}
