import { fileURLToPath } from 'node:url';

import { checkPack } from './pack/check-pack.js';
import { readPackFolder } from './pack/pack-folder.js';
import type { PackFile, SoundPack } from './pack/pack.js';
import { soundFiles } from './pack/sound-files.js';

const FOLDER = fileURLToPath(new URL('../packs/core', import.meta.url));

/** The contents that come with the product. */
export function corePack(): PackFile[] {
  return readPackFolder(FOLDER);
}

export interface SoundCore {
  pack: SoundPack;
  /** Files with which something is wrong, or that need one with which something is. */
  leftOut: number;
}

/** What of the core pack can be published. Reading and checking it takes seconds on a busy machine. */
export function soundCore(): SoundCore {
  const core = corePack();
  const files = soundFiles(core);
  const { personas, scenarios, rubrics } = checkPack(files);
  const pack = {
    personas: personas.map(({ kind, content }) => ({ kind, content })),
    scenarios: scenarios.map(({ kind, content }) => ({ kind, content })),
    rubrics: rubrics.map(({ kind, content }) => ({ kind, content })),
  };
  return { pack, leftOut: core.length - files.length };
}
