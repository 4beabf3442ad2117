import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { createTestFolder } from '../journal/journal.fixtures.js';
import { createTestKernel } from '../nest/kernel.fixtures.js';
import { KeyFileInUse } from './key-errors.js';
import { shareKeyFile, takeKeyFile } from './key-file-lock.js';
import { parseMasterKey } from './master-key.js';
import { SqliteKeys } from './sqlite-keys.js';

const MASTER = parseMasterKey('0f'.repeat(32));

let folder: ReturnType<typeof createTestFolder>;
let path: string;

beforeEach(() => {
  folder = createTestFolder();
  path = folder.file('keys.sqlite');
});

afterEach(() => folder.remove());

describe('a file of keys', () => {
  it('is had by many, and alone by nobody before the last of them has let go', () => {
    const releases = [shareKeyFile(path), shareKeyFile(path)];
    for (const release of releases) {
      expect(() => takeKeyFile(path)).toThrow(`The keys in ${path} are in use by a server, a service or another rotation. Stop all of them first.`); // prettier-ignore
      release();
    }
    takeKeyFile(path)();
  });

  it('is had by nobody else while one has it alone', () => {
    const release = takeKeyFile(path);
    expect(() => shareKeyFile(path)).toThrow(`The keys in ${path} are being wrapped anew. Start again once that has ended.`); // prettier-ignore
    expect(() => takeKeyFile(path)).toThrow(KeyFileInUse);
    release();
    shareKeyFile(path)();
  });

  it('is the same one by another name', () => {
    void SqliteKeys.open(path, MASTER).close();
    mkdirSync(folder.file('other'));
    symlinkSync(path, folder.file('other/keys.sqlite'));
    const release = shareKeyFile(folder.file('other/keys.sqlite'));
    expect(() => takeKeyFile(path)).toThrow(KeyFileInUse);
    release();
  });

  it('is had by a kernel for as long as it is open', async () => {
    const paths = { journal: folder.file('journal.sqlite'), feed: folder.file('feed.sqlite'), keys: path, readModel: folder.file }; // prettier-ignore
    const kernel = await createTestKernel({ paths });
    expect(() => takeKeyFile(path)).toThrow(KeyFileInUse);
    await kernel.close();
    const release = takeKeyFile(path);
    await expect(createTestKernel({ paths })).rejects.toThrow(KeyFileInUse);
    release();
  });

  it('is let go by a process that was killed', async () => {
    const lock = fileURLToPath(new URL('../../dist/keys/key-file-lock.js', import.meta.url));
    const program = `import { shareKeyFile } from ${JSON.stringify(lock)}; shareKeyFile(process.argv[1]); console.log('has it'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, path], { stdio: ['ignore', 'pipe', 'inherit'] }); // prettier-ignore
    await once(createInterface(child.stdout), 'line');
    expect(() => takeKeyFile(path)).toThrow(KeyFileInUse);
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    takeKeyFile(path)();
  });

  it('holds a key once one was made, and none before, whether anything was written to it or not', async () => {
    const keys = SqliteKeys.open(path, MASTER);
    expect(SqliteKeys.holdsAny(path)).toBe(false);
    keys.seal({ organisation: 'acme', person: 'ada', eventId: 'event-1' }, 'Bonjour.');
    await keys.close();
    expect(SqliteKeys.holdsAny(path)).toBe(true);
  });
});
