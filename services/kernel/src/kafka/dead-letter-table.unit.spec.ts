import { beforeEach, describe, expect, it } from '@jest/globals';

import type { DeadLetter } from '../feed/feed.js';
import { DeadLetterTable } from './dead-letter-table.js';

function createTestLetter(overrides: Partial<DeadLetter> = {}): DeadLetter {
  return {
    ...{ group: 'readers', eventId: 'x', type: 'T', topic: 'repartee.directory.v1', stream: 'red', version: 1 },
    ...{ organisation: 'acme', partition: 'repartee.directory.v1/0', position: 3, reason: 'bad_bytes', parkedAt: 1000 },
    ...overrides,
  };
}

describe('a dead letter that has been handled', () => {
  const letter = createTestLetter();
  let table: DeadLetterTable;

  beforeEach(() => {
    table = new DeadLetterTable();
    table.apply({ kind: 'parked', letter });
    table.apply({ kind: 'replay-requested', group: 'readers', stream: 'red' });
    table.apply({ kind: 'handled', letter });
    table.apply({ kind: 'replay-ended', group: 'readers', stream: 'red' });
  });

  it('does not hold up its stream again where the record that parked it comes once more', () => {
    table.apply({ kind: 'parked', letter });

    expect([...table.store.parkedStreams('readers')]).toEqual([]);
  });

  it('waits again where it is refused once more later', () => {
    const later = createTestLetter({ parkedAt: 2000 });
    table.apply({ kind: 'parked', letter: later });

    expect(table.store.waiting()).toEqual([later]);
  });

  it('says nothing of the same place for other readers', () => {
    table.apply({ kind: 'parked', letter: createTestLetter({ group: 'others' }) });

    expect([...table.store.parkedStreams('others')]).toEqual(['red']);
  });
});

describe('a stream that somebody has asked to be tried again', () => {
  it('is tried with what was parked behind after that', () => {
    const table = new DeadLetterTable();
    const [first, behind] = [createTestLetter(), createTestLetter({ eventId: 'y', version: 2, position: 4 })];
    table.apply({ kind: 'parked', letter: first });
    expect(table.store.requested('readers', 'red')).toEqual([]);
    expect(table.apply({ kind: 'replay-requested', group: 'readers', stream: 'red' })).toBe('readers');
    table.apply({ kind: 'parked', letter: behind });

    expect(table.store.requested('readers', 'red')).toEqual([first, behind]);
    table.apply({ kind: 'replay-ended', group: 'readers', stream: 'red' });
    expect(table.store.requested('readers', 'red')).toEqual([]);
    expect(table.store.waiting()).toHaveLength(2);
  });
});
