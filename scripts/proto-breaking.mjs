// Refuses a change of the event contracts that events already written could not be read with.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findBaseline, findContracts } from './proto-baseline.mjs';

const root = join(import.meta.dirname, '..');

function exportContracts(commit, folder) {
  const archive = join(folder, 'proto.tar');
  execFileSync('git', ['archive', '--format=tar', `--output=${archive}`, commit, 'proto'], { cwd: root });
  execFileSync('tar', ['-xf', archive, '-C', folder]);
}

function compareWith(commit) {
  const folder = mkdtempSync(join(tmpdir(), 'repartee-contracts-'));
  try {
    exportContracts(commit, folder);
    const buf = spawnSync('buf', ['breaking', '--against', join(folder, 'proto')], {
      cwd: join(root, 'proto'),
      stdio: 'inherit',
    });
    if (buf.error) throw buf.error;
    return buf.status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const baseline = findBaseline();
if (baseline === undefined || findContracts(baseline) === undefined) {
  console.log('Breaking changes: there is no earlier commit with contracts to compare with.');
} else {
  process.exitCode = compareWith(baseline);
  if (process.exitCode === 0) console.log(`Breaking changes: none since ${baseline.slice(0, 9)}.`);
}
