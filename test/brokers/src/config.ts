import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folders in which programs are looked for. */
export function searchPath(environment: NodeJS.ProcessEnv = process.env): string[] {
  return (environment['PATH'] ?? '').split(':');
}

/** Where programs are kept that were built once. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return join(environment['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'repartee');
}
