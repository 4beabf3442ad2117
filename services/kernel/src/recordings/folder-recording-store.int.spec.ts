import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
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

  it('is rid of what a killed process has left half written, and of nothing that may still be written', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'repartee-recordings-'));
    const store = new FolderRecordingStore(folder);
    await store.put('acme/ada/one', Uint8Array.of(1));
    for (const draft of ['two.1.new', 'two.2.new']) writeFileSync(join(folder, 'acme/ada', draft), 'half');
    utimesSync(join(folder, 'acme/ada/two.1.new'), 0, 0);
    await store.tidy(Date.now());
    expect(readdirSync(join(folder, 'acme/ada')).sort()).toEqual(['one', 'two.2.new']);
    rmSync(folder, { recursive: true });
  });
});
