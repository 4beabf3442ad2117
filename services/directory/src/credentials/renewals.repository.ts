import type { Sqlite } from '@repartee/kernel';
import { first, inTransaction } from '@repartee/kernel';

import type { Holder } from './credentials.database.js';

/** One sign-in is a family of renewals, each replaced by the next when it is used. */
export interface Renewal extends Holder {
  tokenKey: string;
  family: string;
  csrf: string;
  /** UTC, milliseconds since 1970. */
  expiresAt: number;
  /** When it was replaced by the next of its family; null for the present one. */
  rotatedAt: number | null;
}

interface RenewalRow extends Holder {
  token_key: string;
  family: string;
  csrf: string;
  expires_at: number;
  rotated_at: number | null;
}

export class RenewalsRepository {
  constructor(private readonly db: Sqlite) {}

  find(tokenKey: string): Renewal | undefined {
    const row = first<RenewalRow>(this.db.prepare('SELECT * FROM renewals WHERE token_key = ?'), tokenKey);
    return row && toRenewal(row);
  }

  insert(renewal: Renewal): void {
    const { tokenKey, family, organisation, person, csrf, expiresAt, rotatedAt } = renewal;
    this.db
      .prepare(
        `INSERT INTO renewals (token_key, family, organisation, person, csrf, expires_at, rotated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run([tokenKey, family, organisation, person, csrf, expiresAt, rotatedAt]);
  }

  /** Marks one as replaced and adds the next of its family. */
  rotate(tokenKey: string, at: number, next: Renewal): void {
    inTransaction(this.db, () => {
      this.db
        .prepare('UPDATE renewals SET rotated_at = coalesce(rotated_at, ?) WHERE token_key = ?')
        .run([at, tokenKey]);
      this.insert(next);
    });
  }

  removeFamily(family: string): void {
    this.db.prepare('DELETE FROM renewals WHERE family = ?').run([family]);
  }

  removeAllOf({ organisation, person }: Holder): void {
    this.db.prepare('DELETE FROM renewals WHERE organisation = ? AND person = ?').run([organisation, person]);
  }

  removeExpired(now: number): void {
    this.db.prepare('DELETE FROM renewals WHERE expires_at <= ?').run([now]);
  }
}

function toRenewal(row: RenewalRow): Renewal {
  const { token_key, family, organisation, person, csrf, expires_at, rotated_at } = row;
  return { tokenKey: token_key, family, organisation, person, csrf, expiresAt: expires_at, rotatedAt: rotated_at };
}
