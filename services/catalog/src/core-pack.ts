import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { checkPack } from './pack/check-pack.js';
import { readPackFolder } from './pack/pack-folder.js';
import type { PackFile, SoundPack } from './pack/pack.js';
import { soundFiles } from './pack/sound-files.js';

const FOLDER = fileURLToPath(new URL('../packs/core', import.meta.url));
/** What the build found. */
const BUILT = fileURLToPath(new URL('../dist/core-pack.json', import.meta.url));

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

interface BuiltCore extends SoundCore {
  /** Of the files that were checked. */
  sha256: string;
}

/** Checks the core pack when the product is built, so that a first start need not. */
export function buildCore(): void {
  writeFileSync(BUILT, JSON.stringify({ sha256: digestOf(corePack()), ...soundCore() } satisfies BuiltCore));
}

/** What the build found; undefined where a file has changed since, or nothing was built. */
export function builtCore(): SoundCore | undefined {
  const built = readBuilt();
  return built?.sha256 === digestOf(corePack()) ? built : undefined;
}

function readBuilt(): BuiltCore | undefined {
  try {
    return JSON.parse(readFileSync(BUILT, 'utf8')) as BuiltCore;
  } catch {
    return undefined;
  }
}

function digestOf(files: readonly PackFile[]): string {
  return createHash('sha256').update(JSON.stringify(files)).digest('hex');
}
