import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import type { Readable } from 'node:stream';

/**
 * Runs the command, says its process id on 4, and ends it when 3 ends, which it does with the process that holds the
 * other side, however that ends.
 */
const UNDER_A_LIFELINE = `
"$@" 3<&- 4>&- & child=$!
echo $child >&4; exec 4>&-
(read -r _ <&3; kill -9 $child) 2>/dev/null & watcher=$!
wait $child; status=$?
kill $watcher 2>/dev/null
exit $status
`;

export interface SpawnWithLifeline {
  command: readonly string[];
  /** What it says is added to this file. */
  log: string;
  /** Default: ours. */
  env?: NodeJS.ProcessEnv;
  /** As whom, and where, it runs; default: as we do. */
  as?: Pick<SpawnOptions, 'uid' | 'gid' | 'cwd'>;
}

export interface WithLifeline {
  /** The shell that watches: it exits when the command does, with its status. */
  child: ChildProcess;
  /** Of the command itself. */
  pid: number;
}

/** Starts a command that ends with this process, even where this one is killed. */
export async function spawnWithLifeline({ command, log, env, as }: SpawnWithLifeline): Promise<WithLifeline> {
  const file = openSync(log, 'a');
  // Out of reach of a Ctrl-C in the terminal: whoever has started it ends it in order.
  const child = spawn('sh', ['-c', UNDER_A_LIFELINE, 'sh', ...command], {
    stdio: ['ignore', file, file, 'pipe', 'pipe'],
    detached: true,
    ...(env && { env }),
    ...as,
  });
  closeSync(file);
  const [said] = (await once(child.stdio[4] as Readable, 'data')) as [Buffer];
  return { child, pid: Number(said.toString()) };
}
