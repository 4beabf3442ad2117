import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

function git(...args) {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

/**
 * The commit whose contracts today's must still be able to read: where a branch left main or, on main itself,
 * the commit before. Undefined without git, or without such a commit.
 */
export function findBaseline() {
  const head = git('rev-parse', 'HEAD');
  const main = git('rev-parse', '--verify', 'main') ?? git('rev-parse', '--verify', 'origin/main') ?? head;
  const fork = head && git('merge-base', main, head);
  return fork === head ? git('rev-parse', '--verify', 'HEAD~1') : fork;
}

/** The contracts' tree in a commit; undefined where the commit has none. */
export function findContracts(commit) {
  return git('rev-parse', '--verify', `${commit}:proto/repartee`);
}

// Nx runs this to tell whether an earlier answer about breaking changes still holds.
if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const baseline = findBaseline();
  console.log((baseline && findContracts(baseline)) ?? 'none');
}
