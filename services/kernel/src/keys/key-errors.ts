import { RetriableError } from '../feed/feed-errors.js';
import { ProblemError } from '../problems/problem-error.js';

const erased = {
  title: 'Person erased',
  detail: 'This person has been erased; nothing can be recorded about them any more.',
};
const forgotten = {
  title: 'Case forgotten',
  detail: 'This case has been deleted; nothing can be recorded about it any more.',
};

/** The person has been erased, or the case forgotten: nothing more is written about them. */
export class KeyDestroyed extends ProblemError {
  constructor(
    readonly person: string,
    readonly caseId?: string,
  ) {
    super({ code: 'key_destroyed', status: 410, ...(caseId === undefined ? erased : forgotten) });
    this.name = 'KeyDestroyed';
  }
}

/** Sealed bytes do not open in this place: they were changed, moved from another event, or the key is not theirs. */
export class SealBroken extends ProblemError {
  constructor(readonly keyId: string) {
    super({
      code: 'seal_broken',
      status: 500,
      title: 'Cannot be opened',
      detail: `What was sealed with the key ${keyId} does not open here.`,
    });
    this.name = 'SealBroken';
  }
}

/** The key store belongs to another wrapping key or is refused it, or has lost a key it needs; trying again is no use. */
export class KeyStoreUnusable extends Error {
  readonly code = 'key_store_unusable';

  constructor(detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.name = 'KeyStoreUnusable';
  }
}

/** The key store on another machine, or whoever wraps its keys, does not answer: nothing is sealed, and a later attempt may succeed. */
export class KeyStoreUnavailable extends RetriableError {
  constructor(cause?: unknown, sentence = 'The key store does not answer at the moment.') {
    super('key_store_unavailable', sentence, { cause });
    this.name = 'KeyStoreUnavailable';
  }

  /** As people at the edge are told of it. */
  asProblem(): ProblemError {
    return new ProblemError({
      code: this.code,
      status: 503,
      title: 'Cannot record at the moment',
      detail: 'The store of the keys does not answer, so nothing was changed. Try again in a moment.',
    });
  }
}

/** What was erased is so on record, but its key is still there: it is tried again until it is gone. */
export class KeyNotDestroyedYet extends ProblemError {
  constructor(cause: unknown) {
    super(
      {
        code: 'key_not_destroyed_yet',
        status: 503,
        title: 'Recorded, not finished yet',
        detail:
          'The deletion is on record and stands. The key goes as soon as the store of the keys answers; this is tried again by itself.',
      },
      { cause },
    );
    this.name = 'KeyNotDestroyedYet';
  }
}

/** Somebody has the file of keys in a way that does not go together with what is to be done. */
export class KeyFileInUse extends Error {
  readonly code = 'key_file_in_use';

  constructor(sentence: string) {
    super(sentence);
    this.name = 'KeyFileInUse';
  }
}
