import type { SubscriptionStatus } from './feed.js';

/** A later attempt may succeed: a server restarts, a network is away. `code` is stable. */
export class RetriableError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'RetriableError';
  }
}

/** A handler cannot make sense of one event, whatever the number of attempts: its stream is parked, others go on. */
export class PoisonEvent extends Error {
  constructor(
    readonly eventId: string,
    /** snake_case, stable. */
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(`Event ${eventId} cannot be handled: ${code}`, options);
    this.name = 'PoisonEvent';
  }
}

/** The subscription did not catch up in the time it was given: perhaps the log is away. Another attempt may succeed. */
export class NotCaughtUp extends RetriableError {
  constructor(group: string, withinMs: number) {
    super('not_caught_up', `The subscription ${group} has not caught up within ${withinMs} ms`);
    this.name = 'NotCaughtUp';
  }
}

/** The subscription ended before it had caught up. */
export class SubscriptionEnded extends Error {
  readonly code = 'subscription_ended';

  constructor(group: string, cause?: unknown) {
    super(`The subscription ${group} has ended`, { cause });
    this.name = 'SubscriptionEnded';
  }
}

/** The status of a subscription that stopped by an error nobody expected. */
export function failureOf(error: unknown): Extract<SubscriptionStatus, { status: 'failed' }> {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    status: 'failed',
    code: code ?? 'unexpected_error',
    detail: error instanceof Error ? error.message : String(error),
  };
}
