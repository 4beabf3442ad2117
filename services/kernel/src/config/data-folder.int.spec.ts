import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { createTestFolder } from '../journal/journal.fixtures.js';
import { dataFolder, findRuntime, lockDataFolder, removeRuntime, writeRuntime } from './data-folder.js';

const runtime = { pid: 4711, startedAt: 0, version: '0.1.0', url: 'http://127.0.0.1:3000' };

describe('a data folder', () => {
  let temporary: ReturnType<typeof createTestFolder>;

  beforeEach(() => {
    temporary = createTestFolder();
  });

  afterEach(() => temporary.remove());

  it('is taken by one server at a time', () => {
    const folder = dataFolder(temporary.file('data'));
    const release = lockDataFolder(folder);
    writeRuntime(folder, runtime);

    expect(() => lockDataFolder(folder)).toThrow(
      `${folder.path} is in use by another server (process 4711, http://127.0.0.1:3000). Stop it first, or set REPARTEE_DATA to another folder.`,
    );
    release();
    lockDataFolder(folder)();
  });

  it('is not taken for one in use where it cannot be written to', () => {
    const file = temporary.file('file');
    writeFileSync(file, '');
    expect(() => dataFolder(join(file, 'data'))).toThrow(
      /cannot hold the data: a file has that name, or one above it\. Move the file, or set REPARTEE_DATA/,
    );

    const folder = dataFolder(temporary.file('data'));
    mkdirSync(folder.lock);
    expect(() => lockDataFolder(folder)).toThrow(
      /cannot hold the data: this user may not write there\. Let it write, or set REPARTEE_DATA/,
    );
  });

  it('tells commands which server runs on it', () => {
    const folder = dataFolder(temporary.file('data'));
    expect(findRuntime(folder)).toBeUndefined();
    const release = lockDataFolder(folder);
    writeRuntime(folder, runtime);
    expect(findRuntime(folder)).toEqual(runtime);
    removeRuntime(folder);
    release();
    expect(findRuntime(folder)).toBeUndefined();
  });

  it('is free again, and without a server, once its server is killed', async () => {
    const folder = dataFolder(temporary.file('data'));
    const built = fileURLToPath(new URL('../../dist/config/data-folder.js', import.meta.url));
    const script = `
      import { dataFolder, lockDataFolder, writeRuntime } from ${JSON.stringify(built)};
      const folder = dataFolder(process.argv[1]);
      lockDataFolder(folder);
      writeRuntime(folder, { pid: process.pid, startedAt: 0, version: '0.1.0', url: 'http://127.0.0.1:3000' });
      console.log('locked');
      setInterval(() => {}, 1000);
    `;
    const server = spawn(process.execPath, ['--input-type=module', '-e', script, folder.path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(createInterface(server.stdout), 'line');
    expect(findRuntime(folder)?.pid).toBe(server.pid);

    server.kill('SIGKILL');
    await once(server, 'exit');
    expect(findRuntime(folder)).toBeUndefined();
    lockDataFolder(folder)();
  });
});
