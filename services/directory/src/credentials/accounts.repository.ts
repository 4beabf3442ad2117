import type { Sqlite } from '@repartee/kernel';
import { first, inTransaction } from '@repartee/kernel';

import type { Holder } from './credentials.database.js';

export interface Account extends Holder {
  emailKey: string;
}

/** Which address signs in whom: one person per address, over all organisations. Filled again from the journal at every start. */
export class AccountsRepository {
  constructor(private readonly db: Sqlite) {}

  /** Takes the address for the person, in place of the one they had; false where somebody else has it. */
  claim({ emailKey, organisation, person }: Account): boolean {
    return inTransaction(this.db, () => {
      const holder = this.find(emailKey);
      if (holder && (holder.organisation !== organisation || holder.person !== person)) return false;
      this.remove({ organisation, person });
      this.insert({ emailKey, organisation, person });
      return true;
    });
  }

  find(emailKey: string): Holder | undefined {
    return first<Holder>(this.db.prepare('SELECT organisation, person FROM accounts WHERE email_key = ?'), emailKey);
  }

  remove({ organisation, person }: Holder): void {
    this.db.prepare('DELETE FROM accounts WHERE organisation = ? AND person = ?').run([organisation, person]);
  }

  replaceAll(accounts: readonly Account[]): void {
    inTransaction(this.db, () => {
      this.db.exec('DELETE FROM accounts');
      accounts.forEach((account) => this.insert(account));
    });
  }

  private insert({ emailKey, organisation, person }: Account): void {
    this.db
      .prepare('INSERT OR REPLACE INTO accounts (email_key, organisation, person) VALUES (?, ?, ?)')
      .run([emailKey, organisation, person]);
  }
}
