import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { create } from '@bufbuild/protobuf';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CheckedHealth,
  FeedStore,
  JournalFeed,
  PinoLog,
  SeededRandomness,
  SqliteJournal,
  SystemClock,
  TimeOrderedIds,
} from '@repartee/kernel';
import { commonV1, directoryV1, streamOf } from '@repartee/proto';

import type { Catalog } from './catalog.js';
import { openCatalog } from './catalog.js';
import { corePack } from './core-pack.js';
import type { PackFile } from './pack/pack.js';
import { CorePackConsumer } from './publishing/core-pack.consumer.js';

const at = Date.UTC(2026, 2, 2, 9);
const act = () => ({ organisation, actor: { kind: 'person', id: 'ada' } }) as const;
const page = { limit: 50 };
const FILES =
  /\/(?:unhappy-customer|samira-haddad|complaint-care|purchasing-director|claire-fontaine|firm-negotiation)\.yaml$/;

let folder: string;
let journal: SqliteJournal;
let store: FeedStore;
let feed: JournalFeed;
let catalog: Catalog;
let health: CheckedHealth;
/** One of its own for each test. */
let organisation: string;
/** Two scenarios that come with the product, with what they need: to check all takes half a minute. */
let core: readonly PackFile[];

beforeAll(async () => {
  core = corePack().filter(({ path }) => FILES.test(path));
  folder = mkdtempSync(join(tmpdir(), 'catalog-'));
  const clock = new SystemClock();
  journal = SqliteJournal.open(join(folder, 'journal.sqlite'));
  store = new FeedStore(join(folder, 'feed.sqlite'));
  feed = new JournalFeed({ journal, store, clock });
  const ids = new TimeOrderedIds(clock, new SeededRandomness(1));
  const log = new PinoLog({ service: 'test', level: 'silent' });
  health = new CheckedHealth();
  const ports = { journal, feed, clock, ids, health, log };
  catalog = await openCatalog({ readModelPath: join(folder, 'catalog.sqlite') }, ports);
}, 120_000);

afterAll(async () => {
  await catalog.close();
  await feed.stop();
  await journal.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function register(): Promise<void> {
  const data = create(directoryV1.OrganisationRegisteredSchema, {
    ...{ organisationId: organisation, name: 'Acme', timeZone: 'Europe/Paris', language: commonV1.Language.EN },
    policy: { managersOpenAssessed: true },
  });
  await journal.append({
    ...{ stream: streamOf.organisation(organisation), organisation, expectedVersion: 0 },
    ...{ correlationId: 'c', causationId: 'c', actor: { kind: 'system', id: 'test' } },
    events: [{ id: `registered-${organisation}`, occurredAt: at, data }],
  });
  await catalog.corePackPublished();
}

/** Another reader of the same group's work, which has read nothing yet. */
async function readFromTheStart(): Promise<void> {
  const fresh = new FeedStore(join(folder, `feed-${organisation}.sqlite`));
  const anew = new JournalFeed({ journal, store: fresh, clock: new SystemClock() });
  const log = new PinoLog({ service: 'test', level: 'silent' });
  const parts = { feed: anew, health: new CheckedHealth(), log, publishing: catalog.publishing };
  const consumer = new CorePackConsumer(parts);
  await consumer.start();
  await consumer.caughtUp();
  await consumer.stop();
  await anew.stop();
  fresh.close();
}

describe('when an organisation is registered', () => {
  beforeEach(() => {
    organisation = randomUUID();
    return register();
  });

  it('offers the contents that come with the product, from its first moment on', () => {
    const { items } = catalog.queries.scenarios(organisation, page);
    expect(items.map(({ id }) => id)).toContain('unhappy-customer');
    const versions = catalog.queries.versions(organisation, { kind: 'scenarios', id: 'unhappy-customer' }, page);
    expect(versions.items).toMatchObject([{ version: 1, publishedAt: '2026-03-02T09:00:00.000Z' }]);
  });

  it('lists scenarios and templates of cases apart', async () => {
    const template = core
      .filter(({ path }) => path.endsWith('scenarios/unhappy-customer.yaml'))
      .map(({ text }) => ({
        path: 'scenarios/case-test.yaml',
        text: text.replace('id: unhappy-customer', 'id: case-test\ncase_for: unhappy-customer'),
      }));
    await catalog.publishing.importPack(act(), { files: template, dryRun: false });
    const ids = (templates: boolean) =>
      catalog.queries.scenarios(organisation, { ...page, templates }).items.map(({ id, caseFor }) => [id, caseFor]);

    expect(ids(true)).toContainEqual(['case-test', 'unhappy-customer']);
    expect(ids(false)).toContainEqual(['unhappy-customer', null]);
    expect(ids(false).filter(([, caseFor]) => caseFor !== null)).toEqual([]);
    expect(catalog.queries.scenarios(organisation, page).items.map(({ id }) => id)).not.toContain('case-test');
  }, 120_000);

  it('tells learners nothing of what moves the persona', () => {
    const briefing = JSON.stringify(catalog.queries.briefing(organisation, 'unhappy-customer'));
    const { scenario } = catalog.queries.content(organisation, 'unhappy-customer');
    for (const { label } of scenario.levers) expect(briefing).not.toContain(label.en);
  });

  it('stays quiet when the same pack comes again', async () => {
    const before = journal.lastSequence();
    const report = await catalog.publishing.importPack(act(), { files: core, dryRun: false });
    expect(new Set(report.contents.map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']));
    expect(journal.lastSequence()).toBe(before);
  });

  it('publishes another version of what changed, and of the scenarios that pin it', async () => {
    const files = core.map((file) =>
      file.path.includes('samira-haddad') ? { ...file, text: file.text.replace(/age: \d+/, 'age: 52') } : file,
    );
    const { contents } = await catalog.publishing.importPack(act(), { files, dryRun: false });
    const changed = contents.filter(({ outcome }) => outcome === 'new_version').map(({ pin }) => pin);
    expect(changed).toMatchObject([
      { id: 'samira-haddad', version: 2 },
      { id: 'unhappy-customer', version: 2 },
    ]);
    expect(catalog.queries.briefing(organisation, 'unhappy-customer').persona.age).toBe(52);
    expect(catalog.queries.content(organisation, 'unhappy-customer', 1).persona.identity.age).not.toBe(52);
  });

  it('takes a scenario back as it serves it, and a rule of it that was changed as its next version', async () => {
    const { scenario } = catalog.queries.content(organisation, 'purchasing-director');
    const given = (change: object) =>
      catalog.publishing.importPack(act(), {
        files: [{ path: `scenarios/${scenario.id}.yaml`, text: JSON.stringify({ ...scenario, ...change }) }],
        dryRun: false,
      });
    const lines = { en: ['Let me answer that first.'], fr: ['Laissez-moi répondre à cela.'] };
    const interrupts = { after_s: 40, stances: ['closed'], lines };

    expect(await given({})).toMatchObject({ errors: [], contents: [{ outcome: 'unchanged' }] });
    expect((await given({ interrupts: { ...interrupts, after_s: 300 } })).errors).toMatchObject([
      { message: '"interrupts > after_s" is 300; at most 120 allowed' },
    ]);
    expect(await given({ interrupts })).toMatchObject({ errors: [], contents: [{ outcome: 'new_version' }] });
    expect(catalog.queries.content(organisation, scenario.id).scenario.interrupts).toEqual(interrupts);
    await given({ interrupts: undefined });
    expect(catalog.queries.content(organisation, scenario.id).scenario.interrupts).toBeUndefined();
  }, 120_000);

  it('publishes nothing on a dry run, and nothing where a file is wrong', async () => {
    const before = journal.lastSequence();
    const broken = [{ path: 'scenarios/broken.yaml', text: 'id: broken' }];
    const report = await catalog.publishing.importPack(act(), { files: broken, dryRun: false });
    expect(report.errors.length).toBeGreaterThan(0);
    expect(report.contents).toEqual([]);
    expect(journal.lastSequence()).toBe(before);
  });

  it('offers a retired scenario no more, but finds it', async () => {
    await catalog.publishing.retire(act(), 'scenarios', 'unhappy-customer');
    const { items } = catalog.queries.scenarios(organisation, page);
    expect(items.map(({ id }) => id)).not.toContain('unhappy-customer');
    expect(catalog.queries.briefing(organisation, 'unhappy-customer').retired).toBe(true);
  });

  it('leaves what its authors made of the contents as it is, where the log tells of the organisation again', async () => {
    const { scenario } = catalog.queries.content(organisation, 'unhappy-customer');
    const edited = { ...scenario, title: { ...scenario.title, en: 'A customer waits' } };
    const files = [{ path: `scenarios/${scenario.id}.yaml`, text: JSON.stringify(edited) }];
    await catalog.publishing.importPack(act(), { files, dryRun: false });
    await catalog.publishing.retire(act(), 'scenarios', 'purchasing-director');
    const before = journal.lastSequence();
    // As after a restore that has put the topics back and not what their groups have read.
    await readFromTheStart();

    expect(journal.lastSequence()).toBe(before);
    expect(catalog.queries.content(organisation, 'unhappy-customer').scenario.title.en).toBe('A customer waits');
    expect(catalog.queries.briefing(organisation, 'purchasing-director').retired).toBe(true);
  }, 120_000);

  it('does not retire a persona that an offered scenario needs', async () => {
    const retiring = catalog.publishing.retire(act(), 'personas', 'samira-haddad');
    await expect(retiring).rejects.toMatchObject({ code: 'still_in_use' });
  });

  it('shows nothing of it to another organisation', () => {
    expect(catalog.queries.scenarios('elsewhere', page).items).toEqual([]);
    expect(() => catalog.queries.briefing('elsewhere', 'unhappy-customer')).toThrow('not_found');
  });
});
