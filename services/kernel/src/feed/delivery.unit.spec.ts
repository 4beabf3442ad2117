import { describe, expect, it } from '@jest/globals';

import type { JournalEntry, UndecodableEvent } from '../journal/journal.js';
import { Delivery } from './delivery.js';
import type { ParkedStreams, Parking } from './parked-streams.js';

function undecodable(id: string, version: number, reason: UndecodableEvent['reason']): JournalEntry {
  const envelope = { id, version, reason, type: '', schemaVersion: 1, topic: '', stream: 'a', organisation: '' };
  return { kind: 'undecodable', sequence: version, event: { ...envelope, data: new Uint8Array() } };
}

/** What is parked of these entries, in order, where these streams stand still before. */
async function parkedOf(entries: readonly JournalEntry[], standing: readonly string[]): Promise<string[]> {
  const parked: string[] = [];
  const streams = {
    parkedStreams: () => new Set(standing),
    park: (parkings: readonly Parking[]) => void parked.push(...parkings.map(({ entry, reason }) => `${entry.event.id} ${reason}`)), // prettier-ignore
  } as Partial<ParkedStreams> as ParkedStreams;
  const delivery = new Delivery({
    group: 'readers',
    handler: () => Promise.resolve(),
    parked: streams,
    readAgain: () => Promise.resolve([]),
    now: () => 0,
    pause: () => Promise.resolve(),
    isStopping: () => false,
    onRetrying: () => undefined,
  });
  await delivery.deliver(entries, { partition: 'journal', position: 9 });
  return parked;
}

describe('an event that is parked', () => {
  it('has its own reason where it is the first of its stream, and waits behind it otherwise', async () => {
    const entries = [undecodable('one', 1, 'bad_bytes'), undecodable('two', 2, 'bad_bytes')];
    expect(await parkedOf(entries, [])).toEqual(['one bad_bytes', 'two behind_parked_event']);
  });

  it('is known as one that diverged behind a parked event too, so that its turn does not hand it on', async () => {
    const entries = [undecodable('other', 2, 'diverged')];
    expect(await parkedOf(entries, ['a'])).toEqual(['other diverged']);
  });
});
