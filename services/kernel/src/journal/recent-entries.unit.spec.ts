import { describe, expect, it } from '@jest/globals';
import { topics } from '@repartee/proto';

import type { EventRow } from './event-row.js';
import { RecentEntries } from './recent-entries.js';

/** A row of a type that no release knows: it is read as undecodable, which is all that these tests need. */
const createTestRow = (sequence: number, topic: string = topics.sessions): EventRow => ({
  ...{ sequence, topic, stream: 's', version: sequence, id: `id-${sequence}`, type: 'unknown', schema_version: 1 },
  ...{ occurred_at: 0, organisation: 'acme', correlation_id: '', causation_id: '' },
  ...{ actor_kind: 'system' as const, actor_id: '', data: new Uint8Array() },
});

const rows = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => createTestRow(from + index));

const placesOf = (entries: readonly { sequence: number }[] | undefined) => entries?.map(({ sequence }) => sequence);

describe('entries appended by this process', () => {
  it('are read from a place on, up to a limit and to the last place', () => {
    const recent = new RecentEntries();
    recent.add(rows(4, 9));
    expect(placesOf(recent.read({ afterSequence: 5, limit: 2 }, 9))).toEqual([6, 7]);
    expect(placesOf(recent.read({ afterSequence: 5, limit: 100 }, 8))).toEqual([6, 7, 8]);
    expect(placesOf(recent.read({ afterSequence: 9, limit: 100 }, 9))).toEqual([]);
  });

  it('are the same object for every reader', () => {
    const recent = new RecentEntries();
    recent.add(rows(1, 1));
    const read = () => recent.read({ afterSequence: 0, limit: 1 }, 1)?.[0];
    expect(read()).toBe(read());
  });

  it('are read by topic', () => {
    const recent = new RecentEntries();
    recent.add([createTestRow(1), createTestRow(2, topics.scores), createTestRow(3)]);
    expect(placesOf(recent.read({ afterSequence: 0, limit: 5, topics: [topics.scores] }, 3))).toEqual([2]);
  });

  it('are not all here before the first of them, nor once somebody else has written', () => {
    const recent = new RecentEntries();
    recent.add(rows(4, 9));
    expect(recent.read({ afterSequence: 2, limit: 5 }, 9)).toBeUndefined();
    expect(recent.read({ afterSequence: 5, limit: 5 }, 10)).toBeUndefined();
    recent.add(rows(12, 12));
    expect(recent.read({ afterSequence: 8, limit: 5 }, 12)).toBeUndefined();
    expect(placesOf(recent.read({ afterSequence: 11, limit: 5 }, 12))).toEqual([12]);
  });

  it('are let go, the oldest first', () => {
    const recent = new RecentEntries(3);
    recent.add(rows(1, 6));
    expect(placesOf(recent.read({ afterSequence: 0, limit: 9 }, 6))).toEqual([1, 2, 3, 4, 5, 6]);
    recent.add(rows(7, 7));
    expect(recent.read({ afterSequence: 3, limit: 9 }, 7)).toBeUndefined();
    expect(placesOf(recent.read({ afterSequence: 4, limit: 9 }, 7))).toEqual([5, 6, 7]);
  });
});
