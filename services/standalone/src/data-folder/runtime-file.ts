import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

import type { Runtime } from '@repartee/kernel';

import { isClaimed } from './claim.js';
import type { Layout } from './layout.js';

/** Replaces the file in one step, so that no reader finds half of it. */
export function writeRuntime({ runtime }: Layout, content: Runtime): void {
  const beside = `${runtime}.new`;
  writeFileSync(beside, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(beside, runtime);
}

export function removeRuntime({ runtime }: Layout): void {
  rmSync(runtime, { force: true });
}

/** The server that runs on this folder, or undefined; what a killed one left behind does not count. */
export function runningServer(layout: Layout): Runtime | undefined {
  if (!existsSync(layout.runtime) || !isClaimed(layout)) return undefined;
  return JSON.parse(readFileSync(layout.runtime, 'utf8')) as Runtime;
}
