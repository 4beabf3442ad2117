import { join } from 'node:path';

import type { DataFolder } from '@repartee/kernel';
import { dataFolder } from '@repartee/kernel';

/** The data folder of the single process, with what only it keeps there. */
export interface StandaloneFolder extends DataFolder {
  /** Makes digests of addresses; belongs to the credentials. */
  emailSecret: string;
  /** What the demo was made with. */
  demo: string;
}

export function standaloneFolder(path: string): StandaloneFolder {
  const folder = dataFolder(path);
  return { ...folder, emailSecret: join(folder.path, 'email.secret'), demo: join(folder.path, 'demo.json') };
}
