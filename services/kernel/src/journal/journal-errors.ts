import { ProblemError } from '../problems/problem-error.js';
import { MAX_EVENT_BYTES } from './journal.js';

/** Somebody else has written to the stream since it was read: read again and decide again. */
export class ConcurrencyConflict extends ProblemError {
  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly actual: number,
  ) {
    super({
      code: 'concurrency_conflict',
      status: 409,
      title: 'Changed in the meantime',
      detail: `The stream ${stream} is at version ${actual}, not ${expected}.`,
    });
    this.name = 'ConcurrencyConflict';
  }
}

/** An event id is in the journal already, with other content or in another stream. */
export class DuplicateEvent extends ProblemError {
  constructor(readonly eventId: string) {
    super({
      code: 'duplicate_event',
      status: 409,
      title: 'Event id taken',
      detail: `The event ${eventId} is in the journal already, and is not this one.`,
    });
    this.name = 'DuplicateEvent';
  }
}

/** Nothing of the append is durable: the disk is full or does not write. */
export class JournalUnavailable extends ProblemError {
  constructor(cause: unknown) {
    super(
      {
        code: 'journal_unavailable',
        status: 503,
        title: 'Cannot record at the moment',
        detail: 'The journal could not be written, so nothing was changed. Check the disk of the data folder.',
      },
      { cause },
    );
    this.name = 'JournalUnavailable';
  }
}

/** A stream holds an event that this release cannot decode, so its state cannot be told. */
export class UndecodableStream extends ProblemError {
  constructor(
    readonly stream: string,
    readonly version: number,
  ) {
    super({
      code: 'undecodable_stream',
      status: 503,
      title: 'Written by a newer release',
      detail: `Event ${version} of the stream ${stream} cannot be decoded by this release.`,
    });
    this.name = 'UndecodableStream';
  }
}

/** Larger than anything the log carries: most likely a fault of whoever wrote it. */
export class EventTooLarge extends ProblemError {
  constructor(
    readonly type: string,
    readonly bytes: number,
  ) {
    super({
      code: 'event_too_large',
      status: 413,
      title: 'Too large to be recorded',
      detail: `An event of ${bytes} bytes cannot be recorded; at most ${MAX_EVENT_BYTES} can.`,
    });
    this.name = 'EventTooLarge';
  }
}
