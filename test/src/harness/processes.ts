import { spawnSync } from 'node:child_process';

export function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .map(Number)
    .filter((child) => child > 0);
}

/** A process that has ended and that nobody has asked about yet is not alive. */
export function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
}

/** Ends a process and its children as a failing machine would: all of them at once. */
export async function killAll(pid: number, killParent: () => Promise<void>): Promise<void> {
  const children = childrenOf(pid);
  const ended = killParent();
  for (const child of children) process.kill(child, 'SIGKILL');
  await ended;
}
