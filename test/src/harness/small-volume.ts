import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, rmdirSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FILLER = 'filler';
const STEP = 1024 * 1024;

/** A file system of its own, of few bytes, that can be filled to the last of them. */
export class SmallVolume {
  private constructor(readonly path: string) {}

  /** Takes root, as every mount does. */
  static mount(megabytes: number): SmallVolume {
    const path = mkdtempSync(join(tmpdir(), 'repartee-volume-'));
    const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { encoding: 'utf8' }); // prettier-ignore
    if (status !== 0) throw new Error(`A small volume cannot be mounted, which takes root: ${stderr}`);
    return new SmallVolume(path);
  }

  /** Takes every byte that is left. */
  fill(): void {
    for (let size = STEP; size >= 1; size = Math.floor(size / 16))
      try {
        for (;;) writeFileSync(this.filler, Buffer.alloc(size), { flag: 'a' });
      } catch (error) {
        if ((error as { code?: unknown }).code !== 'ENOSPC') throw error;
      }
  }

  get freeBytes(): number {
    const { bavail, bsize } = statfsSync(this.path);
    return bavail * bsize;
  }

  makeRoom(): void {
    rmSync(this.filler);
  }

  remove(): void {
    spawnSync('umount', ['-l', this.path]);
    rmdirSync(this.path);
  }

  private get filler(): string {
    return join(this.path, FILLER);
  }
}
