import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { create } from '@bufbuild/protobuf';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Feed, FeedHandler, StoredRecording, Subscribe } from '@repartee/kernel';
import {
  RecordingStore,
  RetriableError,
  SealedRecordings,
  SqliteKeys,
  openRecordingStore,
  parseMasterKey,
} from '@repartee/kernel';
import type { CaseEvent, DirectoryEvent, RecordedEvent } from '@repartee/proto';
import { casesV1, directoryV1 } from '@repartee/proto';

import { RecordingErasure } from './erasure.js';

/** A folder that answers nothing about one person's recordings until it is let go, or refuses to delete. */
class TroubledStore extends RecordingStore {
  slowWith = '';
  refuses: (name: string) => boolean = () => false;
  letGo: () => void = () => undefined;
  private readonly held = new Promise<void>((resolve) => (this.letGo = resolve));

  constructor(private readonly inner: RecordingStore) {
    super();
  }

  put(name: string, bytes: Uint8Array): Promise<void> {
    return this.inner.put(name, bytes);
  }

  read(name: string, from: number, to: number): Promise<Uint8Array | null> {
    return this.inner.read(name, from, to);
  }

  async *list(within?: string): AsyncIterable<StoredRecording> {
    if (within === this.slowWith) await this.held;
    yield* this.inner.list(within);
  }

  tidy(now: number): Promise<void> {
    return this.inner.tidy(now);
  }

  remove(name: string): Promise<void> {
    return this.refuses(name) ? Promise.reject(new Error('Slow down')) : this.inner.remove(name);
  }
}

let folder: string;
let keys: SqliteKeys;
let store: TroubledStore;
let sealed: SealedRecordings;
let subscribed: Subscribe;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'repartee-erasure-'));
  keys = SqliteKeys.open(join(folder, 'keys.sqlite'), parseMasterKey('0f'.repeat(32)));
  store = new TroubledStore(openRecordingStore({ kind: 'folder', path: join(folder, 'recordings') }));
  sealed = new SealedRecordings(store, keys);
  const feed = { subscribe: (subscribe: Subscribe) => Promise.resolve(void (subscribed = subscribe)) };
  await new RecordingErasure({ sealed }, feed as unknown as Feed).start();
  await stored('ada', 's1');
  await stored('ada', 's2', 'k1');
  await stored('ada', 's3', 'k2');
  await stored('ben', 's4');
});
afterEach(async () => {
  store.letGo();
  await keys.close();
  rmSync(folder, { recursive: true });
});

async function stored(learnerId: string, sessionId: string, caseId?: string): Promise<void> {
  const of = { organisation: 'acme', learnerId, sessionId, ...(caseId !== undefined && { caseId }) };
  await sealed.put({ of, keptDays: 30, endedAt: 0 }, { sound: Uint8Array.of(1), durationMs: 1 });
}

async function left(): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of sealed.list()) names.push(name.replace('acme/', ''));
  return names.sort();
}

/** As one of several batches of different partitions. */
function heard(data: DirectoryEvent | CaseEvent): ReturnType<FeedHandler> {
  const event = { organisation: 'acme', data } as RecordedEvent;
  return subscribed.handler([event], { partition: 'repartee.directory.v1/0', position: 1 });
}

const erased = (personId: string) => heard(create(directoryV1.PersonErasedSchema, { personId }));

describe('the recordings', () => {
  it('of whoever is erased are deleted, and those of others are not', async () => {
    await erased('ada');
    expect(await left()).toEqual(['ben/s4']);
  });

  it('of a case that is forgotten are deleted, and no other of its learner', async () => {
    await heard(create(casesV1.CaseForgottenSchema, { caseId: 'k1', learnerId: 'ada' }));
    expect(await left()).toEqual(['ada/s1', 'ada/s3', 'ben/s4']);
  });

  it('of one person are deleted while the store is slow with those of another', async () => {
    expect(subscribed.parallel).toBeGreaterThan(1);
    store.slowWith = 'acme/ada';
    const slow = erased('ada');
    await erased('ben');
    expect(await left()).toEqual(['ada/s1', 'ada/s2', 'ada/s3']);
    store.letGo();
    await slow;
    expect(await left()).toEqual([]);
  });

  it('are deleted once, whether a case is forgotten before its learner is erased, meanwhile or after', async () => {
    const forgotten = () => heard(create(casesV1.CaseForgottenSchema, { caseId: 'k1', learnerId: 'ada' }));
    await Promise.all([forgotten(), erased('ada'), forgotten()]);
    await forgotten();
    expect(await left()).toEqual(['ben/s4']);
  });

  it('are deleted where others of theirs are not, and where some do not open', async () => {
    store.refuses = (name) => name.endsWith('s1');
    await expect(erased('ada')).rejects.toThrow(RetriableError);
    expect(await left()).toEqual(['ada/s1', 'ben/s4']);
    await stored('ben', 's5', 'k9');
    // Moved from elsewhere, so that it does not open in this place.
    await store.put('acme/ben/s0', (await store.read('acme/ben/s5', 0, 9_999))!);
    await store.put('acme/ben/50%.txt', Uint8Array.of(1));
    await heard(create(casesV1.CaseForgottenSchema, { caseId: 'k9', learnerId: 'ben' }));
    expect(await left()).toEqual(['ada/s1', 'ben/50%.txt', 'ben/s4']);
  });

  it('are asked for again where the store does not delete', async () => {
    store.refuses = () => true;
    await expect(erased('ada')).rejects.toThrow(RetriableError);
    store.refuses = () => false;
    await erased('ada');
    expect(await left()).toEqual(['ben/s4']);
  });
});
