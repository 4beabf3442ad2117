import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Persona, Rubric, Scenario } from '@repartee/proto';

import { documentOf } from './contents/document.js';
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

/** As the build found it, or checked now where a file has changed since, or nothing was built. */
export const presentCore = (): SoundCore => builtCore() ?? soundCore();

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

interface FirstPublished<Content> {
  content: Content;
  /** What a new organisation's catalogue will name it by. */
  pin: { id: string; version: number; sha256: string };
}

export interface CorePlay {
  persona: FirstPublished<Persona>;
  scenario: FirstPublished<Scenario>;
  rubric: FirstPublished<Rubric>;
}

/** Every scenario of the core pack with what it is played with, templates of cases aside; none where nothing was built. */
export function corePlays(): CorePlay[] {
  const { personas = [], scenarios = [], rubrics = [] } = builtCore()?.pack ?? {};
  return scenarios.flatMap(({ content: scenario }) => {
    const persona = personas.find(({ content }) => content.id === scenario.persona)?.content;
    const rubric = rubrics.find(({ content }) => content.id === scenario.rubric)?.content;
    if (!persona || !rubric || scenario.case_for !== undefined) return [];
    return [{ persona: firstPublished(persona), scenario: firstPublished(scenario), rubric: firstPublished(rubric) }];
  });
}

function firstPublished<Content extends Persona | Scenario | Rubric>(content: Content): FirstPublished<Content> {
  const { id, sha256 } = documentOf(content);
  return { content, pin: { id, version: 1, sha256 } };
}
