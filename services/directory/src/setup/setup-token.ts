import type { Randomness } from '@repartee/kernel';
import { ProblemError } from '@repartee/kernel';

import { newToken, tokenKeyOf } from '../credentials/digests.js';

export interface SetupSettings {
  /** What whoever runs the server has chosen. */
  token: string | undefined;
  /** Whether others than this machine may come. */
  isPublished: boolean;
}

/** What whoever sets up a server has to know, so that it is not whoever comes first. */
export class SetupToken {
  private constructor(
    private readonly expected: string | undefined,
    /** One that was made now, and that nobody knows yet. */
    readonly made?: string,
  ) {}

  /** The chosen one; else a new one where others may come; else none is asked for. */
  static of({ token, isPublished }: SetupSettings, randomness: Randomness): SetupToken {
    if (token !== undefined) return new SetupToken(token);
    if (!isPublished) return new SetupToken(undefined);
    const made = newToken(randomness);
    return new SetupToken(made, made);
  }

  get isNeeded(): boolean {
    return this.expected !== undefined;
  }

  /** Throws `setup_token_wrong`. Digests are compared, so that the time it takes tells nothing. */
  check(given = ''): void {
    if (this.expected !== undefined && tokenKeyOf(given.trim()) !== tokenKeyOf(this.expected)) throw wrongToken(given);
  }
}

function wrongToken(given: string): ProblemError {
  const message = 'Give the token that the log of the server shows, or that SETUP_TOKEN was set to.';
  return new ProblemError({
    code: 'setup_token_wrong',
    status: 422,
    title: 'Another token',
    detail: message,
    errors: [{ field: 'token', message, fault: given.trim() === '' ? 'missing' : 'invalid' }],
  });
}
