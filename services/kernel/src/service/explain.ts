import { DataFolderInUse, DataFolderUnusable } from '../config/data-folder.js';
import { ConfigError } from '../config/load-config.js';
import { KeyFileInUse, KeyStoreUnavailable, KeyStoreUnusable, SealBroken } from '../keys/key-errors.js';
import { StartProblem } from './start-problem.js';

const foreseen = [
  StartProblem,
  ConfigError,
  DataFolderInUse,
  DataFolderUnusable,
  KeyFileInUse,
  KeyStoreUnusable,
  KeyStoreUnavailable,
];

/** A problem that is foreseen is told in its sentence; anything else with all that is known. */
export function explain(error: unknown): string {
  if (error instanceof SealBroken)
    return `${error.problem.detail} The keys are missing, or others than this data was sealed with: put back keys.sqlite (the newest dump where PostgreSQL has the keys), or restore the newest backup into a new, empty data folder.`; // prettier-ignore
  const isForeseen = foreseen.some((kind) => error instanceof kind);
  if (error instanceof Error) return isForeseen ? error.message : (error.stack ?? error.message);
  return String(error);
}
