import { Injectable } from '@nestjs/common';

import type { SessionKey } from '../live/live-sessions.js';
import type { SpeechUse } from './domain/use.js';
import { noUse, plus } from './domain/use.js';

/** Counts what a provider is asked for, once a call. */
export type Meter = (use: Partial<SpeechUse>) => void;

/** What one session has asked for since its last event that says so. */
interface Account {
  use: SpeechUse;
  isClosed: boolean;
}

/**
 * What live sessions have asked of providers since their last event that says so. What a call says once its session is
 * over is left to the next event of the same organisation: a month is counted by organisation, and no session is told of.
 */
@Injectable()
export class Meters {
  private readonly accounts = new Map<string, Account>();
  private readonly left = new Map<string, SpeechUse>();

  of(key: SessionKey): Meter {
    const account = this.accounts.get(idOf(key)) ?? { use: noUse, isClosed: false };
    this.accounts.set(idOf(key), account);
    return (use) => {
      if (account.isClosed) this.leave(key, use);
      else account.use = plus(account.use, use);
    };
  }

  /** What has run up so far; from now on it is counted from nothing. Undefined where nobody was asked. */
  take(key: SessionKey): SpeechUse | undefined {
    const account = this.accounts.get(idOf(key));
    const use = plus(account?.use ?? noUse, this.left.get(key.organisation) ?? noUse);
    if (account) account.use = noUse;
    this.left.delete(key.organisation);
    return isNone(use) ? undefined : use;
  }

  /** The session is over: nothing more of it goes on record, and nothing is held of it. */
  close(key: SessionKey): void {
    const account = this.accounts.get(idOf(key));
    if (!account) return;
    this.accounts.delete(idOf(key));
    account.isClosed = true;
    this.leave(key, account.use);
  }

  private leave({ organisation }: SessionKey, use: Partial<SpeechUse>): void {
    const left = plus(this.left.get(organisation) ?? noUse, use);
    if (!isNone(left)) this.left.set(organisation, left);
  }
}

const idOf = ({ organisation, sessionId }: SessionKey): string => `${organisation}/${sessionId}`;

const isNone = ({ heardMs, spokenCharacters, tokensIn, tokensOut }: SpeechUse): boolean =>
  heardMs + spokenCharacters + tokensIn + tokensOut === 0;
