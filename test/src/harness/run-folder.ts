import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { shareTemporaryFolder } from './config.js';

/**
 * A folder for all that a run of specs writes for the while, whoever writes it: specs, what they start, and browsers take
 * it for the system's. It goes with the run, so a spec need not tidy up after each command.
 */
export class RunFolder {
  private constructor(readonly path: string) {}

  static open(): RunFolder {
    const path = mkdtempSync(join(tmpdir(), 'repartee-run-'));
    // A database that refuses to run as root finds its folder in here, too.
    chmodSync(path, 0o711);
    shareTemporaryFolder(path);
    return new RunFolder(path);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
