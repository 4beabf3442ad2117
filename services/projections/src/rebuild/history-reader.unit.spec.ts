import { describe, expect, it } from '@jest/globals';
import type { DeadLetter, JournalEntry, UndecodableEvent } from '@repartee/kernel';
import { TestLog, openSites } from '../history.fixtures.js';
import { Standing } from './history-reader.js';

const log = new TestLog();
openSites(log, 1);
const [site] = log.events;
if (!site) throw new Error('No event was made.');
const { stream } = site;

const next: JournalEntry = { kind: 'event', sequence: 3, event: { ...site, id: 'next', version: 3 } };

function undecodable(reason: UndecodableEvent['reason']): JournalEntry {
  const envelope = { id: 'other', type: '', schemaVersion: 1, topic: '', stream, version: 2, organisation: '' };
  return { kind: 'undecodable', sequence: 2, event: { ...envelope, data: new Uint8Array(), reason } };
}

const letter = { eventId: 'other', stream } as DeadLetter;

/** Whether what comes behind this entry is stored. */
const isGoneOn = (entry: JournalEntry, waiting: DeadLetter[] = []) =>
  new Standing({ waiting, dropped: [] }).fit([entry, next]).length === 1;

describe('what stands behind an event that cannot be handled', () => {
  it('is left out where the event cannot be decoded', () => {
    expect(isGoneOn(undecodable('bad_bytes'))).toBe(false);
  });

  it('is left out where the event diverged and waits', () => {
    expect(isGoneOn(undecodable('diverged'), [letter])).toBe(false);
  });

  it('is stored where the event diverged before anybody looked for that', () => {
    expect(isGoneOn(undecodable('diverged'))).toBe(true);
  });
});
