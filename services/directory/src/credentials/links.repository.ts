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

  /** The newest link of the person while it is good, and whether a letter with it was taken. */
  latestOf(kind: LinkKind, { organisation, person }: Holder, now: number): { isSent: boolean } | undefined {
    const select = this.db.prepare(
      'SELECT sent_at FROM links WHERE kind = ? AND organisation = ? AND person = ? AND expires_at > ?',
    );
    const row = first<{ sent_at: number | null }>(select, kind, organisation, person, now);
    return row && { isSent: row.sent_at !== null };
  }

  markSent(tokenKey: string, now: number): void {
    this.db.prepare('UPDATE links SET sent_at = ? WHERE token_key = ?').run([now, tokenKey]);
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
