import { spawnSync } from 'node:child_process';

/**
 * Installs Debian's packages for what a test needs and does not find, where that is allowed: as root, with apt-get.
 * True where they are installed afterwards. Services that a package brings are not started in a container.
 */
export function installDebianPackages(what: string, packages: readonly string[]): boolean {
  if (process.getuid?.() !== 0 || !succeeds(['--version'])) return false;
  process.stderr.write(`No ${what} found; installing ${packages.join(', ')} with apt-get...\n`);
  return succeeds(['update', '-q']) && succeeds(['install', '-y', '-q', '--no-install-recommends', ...packages]);
}

/** What starts a package's service asks for the run level; in this one nothing is to run. */
const SILENT = ['DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1'];

function succeeds(args: readonly string[]): boolean {
  return spawnSync('env', [...SILENT, 'apt-get', ...args], { stdio: 'ignore' }).status === 0;
}
