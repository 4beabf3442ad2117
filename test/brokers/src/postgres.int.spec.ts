import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { Postgres } from './postgres.js';

const built = fileURLToPath(new URL('../dist/index.js', import.meta.url));
const HOLDER = `
  import { Postgres } from ${JSON.stringify(built)};
  const postgres = await Postgres.start(process.argv[1]);
  console.log(postgres.url);
  setInterval(() => {}, 1000);
`;

describe('a PostgreSQL of one’s own', () => {
  let home: string;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'repartee-home-'));
    // It runs as a user who is not root, and has to find its folder.
    chmodSync(home, 0o711);
  });

  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it('ends with its process, however that ends, and keeps what it holds for the next', async () => {
    const folder = join(home, 'postgres');
    const holder = spawn(process.execPath, ['--input-type=module', '-e', HOLDER, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [url] = (await once(createInterface(holder.stdout), 'line')) as [string];
    const pid = Number(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
    expect(isRunning(pid)).toBe(true);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    for (let waited = 0; isRunning(pid) && waited < 10_000; waited += 50) await delay(50);
    expect(isRunning(pid)).toBe(false);

    const next = await Postgres.start(folder);
    expect(new URL(next.url).password).toBe(new URL(url).password);
    await next.remove();
  }, 120_000);
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
