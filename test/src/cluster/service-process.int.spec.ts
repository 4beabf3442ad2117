import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { ServiceProcess } from './service-process.js';

describe('a service that has ended and is being started again', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'repartee-service-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('does not run on where it is stopped in the middle of that', async () => {
    const main = join(folder, 'main.mjs');
    writeFileSync(main, 'if (process.env.START === "1") process.exit(3); setInterval(() => undefined, 1000);');
    let starts = 0;
    let stopping: Promise<void> | undefined;
    let startedAgain = (): void => undefined;
    const again = new Promise<void>((resolve) => (startedAgain = resolve));
    const service = new ServiceProcess({
      ...{ main, instance: 'one', url: '', log: join(folder, 'log'), options: [], pauseMs: 0 },
      environment: () => {
        starts += 1;
        // The one before has exited, and the next one has no process yet.
        if (starts === 2) queueMicrotask(() => void (stopping = service.stop()));
        return { START: String(starts) };
      },
      onStarted: () => {
        if (starts === 2) startedAgain();
      },
    });
    await service.start();
    await again;
    await stopping;

    expect(service.state.exits[0]).toBe(3);
    expect(isRunning(service.state.pid)).toBe(false);
  });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
