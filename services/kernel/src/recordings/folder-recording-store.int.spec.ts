import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { FolderRecordingStore } from './folder-recording-store.js';
import { describeRecordingStore } from './recording-store.contract.js';

describeRecordingStore('in a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'repartee-recordings-'));
  const remove = () => Promise.resolve(rmSync(folder, { recursive: true }));
  return Promise.resolve({ store: new FolderRecordingStore(join(folder, 'recordings')), remove });
});

describe('the folder of recordings', () => {
  it('is its owner’s only, and no name leads out of it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'repartee-recordings-'));
    const store = new FolderRecordingStore(join(folder, 'recordings'));
    await store.put('acme/ada/one', Uint8Array.of(1));
    expect(statSync(join(folder, 'recordings/acme/ada/one')).mode & 0o077).toBe(0);
    await expect(store.put('../one', Uint8Array.of(1))).rejects.toThrow(/no name of a recording/);
    expect(readdirSync(folder)).toEqual(['recordings']);
    rmSync(folder, { recursive: true });
  });
});
