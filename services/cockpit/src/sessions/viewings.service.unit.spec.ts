import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Append, Appended, Journal, User } from '@repartee/kernel';
import { SeededRandomness, TimeOrderedIds, VirtualClock } from '@repartee/kernel';

import type { SessionRow } from './session.repository.js';
import { ViewingsService } from './viewings.service.js';

const trainer = { organisation: 'acme', id: 'tess' } as User;
const session = { session_id: 'one', learner_id: 'ada' } as SessionRow;

/** Each append waits until the spec lets it through or fails it. */
class HeldJournal {
  readonly held: { append: Append; done: (appended: Appended) => void; fail: (error: Error) => void }[] = [];

  append(append: Append): Promise<Appended> {
    return new Promise((done, fail) => this.held.push({ append, done, fail }));
  }
}

describe('when somebody opens the session of another', () => {
  let journal: HeldJournal;
  let clock: VirtualClock;
  let viewings: ViewingsService;

  beforeEach(() => {
    journal = new HeldJournal();
    clock = new VirtualClock(Date.UTC(2026, 2, 2, 9));
    const ids = new TimeOrderedIds(clock, new SeededRandomness(1));
    viewings = new ViewingsService(journal as unknown as Journal, clock, ids);
  });

  const open = () => viewings.record(trainer, 'openAsTrainer', session, []);
  const letThrough = () => journal.held.at(-1)?.done({ stream: 'viewing', version: 1 });
  const fail = () => journal.held.at(-1)?.fail(new Error('the disk is away'));

  it('goes on record once while it is read', async () => {
    const first = open();
    letThrough();
    await first;
    await open();
    expect(journal.held).toHaveLength(1);
    await clock.advance(30 * 60_000);
    const later = open();
    letThrough();
    await later;
    expect(journal.held).toHaveLength(2);
  });

  it('is not taken for recorded where it could not be', async () => {
    const first = open();
    fail();
    await expect(first).rejects.toThrow('the disk is away');
    const second = open();
    letThrough();
    await second;
    expect(journal.held).toHaveLength(2);
  });

  it('keeps who comes beside it waiting for the same record', async () => {
    const first = open();
    let isServed = false;
    const second = open().then(() => (isServed = true));
    await clock.advance(0);
    expect({ isServed, appends: journal.held.length }).toEqual({ isServed: false, appends: 1 });
    letThrough();
    await Promise.all([first, second]);
    expect(journal.held).toHaveLength(1);
  });

  it('refuses who came beside it too where it could not be recorded', async () => {
    const both = Promise.allSettled([open(), open()]);
    fail();
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
