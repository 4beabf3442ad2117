import type { Sqlite } from '@repartee/kernel';
import { first } from '@repartee/kernel';

import type { Holder } from './credentials.database.js';

export const linkKinds = ['invitation', 'password_reset'] as const;
export type LinkKind = (typeof linkKinds)[number];

export interface Link extends Holder {
  tokenKey: string;
  kind: LinkKind;
  /** UTC, milliseconds since 1970. */
  expiresAt: number;
}

interface LinkRow extends Holder {
  token_key: string;
  kind: LinkKind;
  expires_at: number;
}

export class LinksRepository {
  constructor(private readonly db: Sqlite) {}

  /** A newer link of the same kind takes the place of the older one. */
  store({ tokenKey, kind, organisation, person, expiresAt }: Link): void {
    this.db
      .prepare(
        'INSERT OR REPLACE INTO links (token_key, kind, organisation, person, expires_at) VALUES (?, ?, ?, ?, ?)',
      )
      .run([tokenKey, kind, organisation, person, expiresAt]);
  }

  /** The link while it is good. */
  find(kind: LinkKind, tokenKey: string, now: number): Link | undefined {
    const select = this.db.prepare('SELECT * FROM links WHERE kind = ? AND token_key = ? AND expires_at > ?');
    const row = first<LinkRow>(select, kind, tokenKey, now);
    return row && toLink(row);
  }

  /** The link, once: it is gone afterwards. */
  take(kind: LinkKind, tokenKey: string, now: number): Link | undefined {
    const remove = this.db.prepare('DELETE FROM links WHERE kind = ? AND token_key = ? AND expires_at > ? RETURNING *');
    const row = first<LinkRow>(remove, kind, tokenKey, now);
    return row && toLink(row);
  }

  removeAllOf({ organisation, person }: Holder): void {
    this.db.prepare('DELETE FROM links WHERE organisation = ? AND person = ?').run([organisation, person]);
  }

  removeExpired(now: number): void {
    this.db.prepare('DELETE FROM links WHERE expires_at <= ?').run([now]);
  }
}

function toLink({ token_key, kind, organisation, person, expires_at }: LinkRow): Link {
  return { tokenKey: token_key, kind, organisation, person, expiresAt: expires_at };
}
