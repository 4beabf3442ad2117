import { describe, expect, it } from '@jest/globals';

import type { JournalEntry } from '../journal/journal.js';
import { StreamHeads } from './stream-heads.js';

function entry(stream: string, version: number, id = `${stream}${version}`): JournalEntry {
  return {
    kind: 'undecodable',
    sequence: 0,
    event: {
      id,
      type: '',
      schemaVersion: 1,
      topic: '',
      stream,
      version,
      organisation: '',
      data: new Uint8Array(),
      reason: 'unknown_type',
    },
  };
}

const placesOf = (entries: readonly JournalEntry[]) => entries.map(({ event }) => `${event.stream}${event.version}`);

describe('the heads of streams', () => {
  it('leave out what was handled, and what stands twice in one batch', () => {
    const heads = new StreamHeads();
    heads.fresh([entry('a', 1), entry('a', 2), entry('b', 1)]).handled();

    const { entries } = heads.fresh([entry('a', 1), entry('a', 2), entry('a', 3), entry('b', 2), entry('b', 2)]);
    expect(placesOf(entries)).toEqual(['a3', 'b2']);
  });

  it('leave out what comes late, behind newer events of its stream', () => {
    const heads = new StreamHeads();
    heads.fresh([entry('a', 1), entry('a', 2)]).handled();
    heads.fresh([entry('a', 3)]).handled();

    expect(placesOf(heads.fresh([entry('a', 1), entry('a', 2)]).entries)).toEqual([]);
  });

  it('rise only by what has been handled', () => {
    const heads = new StreamHeads();
    heads.fresh([entry('a', 1)]);

    expect(placesOf(heads.fresh([entry('a', 1)]).entries)).toEqual(['a1']);
  });

  it('begin anywhere, for a stream that was not heard of yet', () => {
    expect(placesOf(new StreamHeads().fresh([entry('a', 7), entry('a', 8)]).entries)).toEqual(['a7', 'a8']);
  });

  it('tell an event whose version another one has from one that stands twice', () => {
    const heads = new StreamHeads();
    heads.fresh([entry('a', 1), entry('a', 2)]).handled();
    const { entries, diverged, handled } = heads.fresh([entry('a', 2), entry('a', 2, 'other'), entry('b', 1), entry('b', 1, 'another')]); // prettier-ignore
    handled();

    expect(entries.map(({ event }) => event.id)).toEqual(['other', 'b1', 'another']);
    expect(diverged.map(({ event }) => event)).toMatchObject([
      { id: 'other', reason: 'diverged' },
      { id: 'another', reason: 'diverged' },
    ]);
    // The one that came first keeps the version.
    expect(heads.fresh([entry('a', 2), entry('b', 1)]).entries).toEqual([]);
  });

  it('tell of an event that diverges once, where it stands twice', () => {
    const heads = new StreamHeads();
    const { entries, handled } = heads.fresh([entry('a', 1), entry('a', 1, 'other'), entry('a', 1, 'other')]);
    handled();

    expect(entries.map(({ event }) => event.id)).toEqual(['a1', 'other']);
    expect(heads.fresh([entry('a', 1, 'other'), entry('a', 1)])).toMatchObject({ entries: [], diverged: [] });
    expect(heads.fresh([entry('a', 1, 'third')]).diverged).toHaveLength(1);
  });
});
