import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ClickHouse, Kernel } from '@repartee/kernel';
import { PinoLog, openKernel, parseMasterKey } from '@repartee/kernel';
import type { ScenarioContent } from '@repartee/proto';

import type { Catalog } from '../catalog.js';
import { openCatalog } from '../catalog.js';
import { corePack } from '../core-pack.js';
import { panelPlays } from './panel.js';

// The panel plays in a thread of the lowest priority, on a busy machine.
jest.setTimeout(120_000);

const SCENARIO = 'unhappy-customer';
/** One choice at each level and in each language, in two wordings; all choices take the panel minutes. */
const plays = panelPlays().filter(({ choices }) => choices === 1);
const actor = { kind: 'person', id: 'ada' } as const;
const files = corePack().filter(({ path }) => /\/unhappy-customer|samira-haddad|complaint-care/.test(path));

let folder: string;
let kernel: Kernel;
let catalog: Catalog;

async function open(): Promise<void> {
  catalog = await openCatalog({ readModelPath: join(folder, 'catalog.sqlite'), plays }, kernel);
  await catalog.calibrateFromNowOn();
}

/** A server with an empty log. */
async function begin(): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'repartee-calibrator-'));
  kernel = await openKernel({
    paths: {
      journal: join(folder, 'journal.sqlite'),
      feed: join(folder, 'feed.sqlite'),
      keys: join(folder, 'keys.sqlite'),
      readModel: (name) => join(folder, `${name}.sqlite`),
    },
    wrapping: parseMasterKey('0f'.repeat(32)),
    signingKey: generateKeyPairSync('ed25519'),
    clickhouse: { ping: () => Promise.resolve(true) } as ClickHouse,
    log: new PinoLog({ service: 'test', level: 'silent' }),
  });
  await open();
}

async function end(): Promise<void> {
  await catalog.close();
  await kernel.close();
  rmSync(folder, { recursive: true, force: true });
}

async function publish(organisation: string): Promise<void> {
  const { errors } = await catalog.publishing.importPack({ organisation, actor }, { files, dryRun: false });
  expect(errors).toEqual([]);
}

/** Once everybody has read what was in the log, and what they have written to it. */
async function settled(): Promise<void> {
  for (let before = -1; before < kernel.journal.lastSequence();) {
    before = kernel.journal.lastSequence();
    await Promise.all(kernel.feed.subscriptions().map((subscription) => subscription.caughtUp()));
  }
}

const calibrationOf = (organisation: string): ScenarioContent['calibration'] =>
  catalog.queries.content(organisation, SCENARIO).calibration;

// The panel plays for a while: what it has shown once is looked at from several sides.
describe('when a scenario is published', () => {
  beforeAll(async () => {
    await begin();
    await publish('acme');
    await settled();
  });

  afterAll(end);

  it('is put on record how hard it is: what it was played at each level, and experts do better', () => {
    const levels = calibrationOf('acme')?.levels ?? [];
    expect(levels.map(({ level, plays }) => [level, plays])).toEqual(
      ['novice', 'beginner', 'competent', 'proficient', 'expert'].map((level) => [level, 4]),
    );
    expect(levels.at(0)?.scoreMean).toBeLessThan(levels.at(-1)?.scoreMean ?? 0);
  });

  it('is the same for every organisation that has it', async () => {
    await publish('rival');
    await settled();
    expect(calibrationOf('rival')).toEqual(calibrationOf('acme'));
    expect(calibrationOf('rival')).not.toBeNull();
  });

  it('writes nothing twice when the server starts again', async () => {
    const before = kernel.journal.lastSequence();
    await catalog.close();
    await open();
    await settled();
    expect(kernel.journal.lastSequence()).toBe(before);
  });
});

describe('when the server ends while the panel plays', () => {
  beforeAll(begin);
  afterAll(end);

  it('begins anew at the next start with what it was in the middle of', async () => {
    await publish('acme');
    await catalog.close();
    await open();
    expect(calibrationOf('acme')).toBeNull();
    await settled();
    expect(calibrationOf('acme')).not.toBeNull();
  });
});
