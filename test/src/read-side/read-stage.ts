import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from '@jest/globals';
import { Cockpit } from '@repartee/cockpit';
import type { Append, Kernel, User } from '@repartee/kernel';
import { PinoLog, SystemClock, Undo, migrate, openClickHouse, openKernel, parseMasterKey } from '@repartee/kernel';
import { projectionMigrations, startProjections } from '@repartee/projections';
import type { DomainEvent, LineageQuery } from '@repartee/proto';

import type { Writing } from './company.js';

export const ORGANISATION = 'acme';
/** Two weeks after the last of the 26 weeks. */
export const PERIOD = { from: '2025-09-29', to: '2026-04-12' };

export const user = (id: string, role: User['roles'][number]['role'], sites: string[] | 'all'): User => ({
  ...{ id, organisation: ORGANISATION, team: 'north', site: 'lille', csrf: '', issuedAt: 0 },
  roles: [{ role, everywhere: sites === 'all', sites: sites === 'all' ? [] : sites, teams: [] }],
});
export const max = user('max', 'manager', 'all');
export const tess = user('tess', 'trainer', ['lille']);

/** A journal, its tables, and the cockpit that reads them, without HTTP. */
export class ReadStage {
  private constructor(
    readonly kernel: Kernel,
    readonly cockpit: Cockpit,
    private readonly undo: Undo,
  ) {}

  static async start(): Promise<ReadStage> {
    const undo = new Undo();
    try {
      return await ReadStage.open(undo);
    } catch (error) {
      await undo.run().catch(() => undefined);
      throw error;
    }
  }

  private static async open(undo: Undo): Promise<ReadStage> {
    const folder = mkdtempSync(join(tmpdir(), 'repartee-read-side-'));
    undo.add(() => rmSync(folder, { recursive: true, force: true }));
    const clock = new SystemClock();
    const log = new PinoLog({ service: 'test', level: 'error' });
    const opened = await openClickHouse({
      source: { mode: 'embedded', folder: join(folder, 'clickhouse') },
      clock,
      log,
    });
    undo.add(() => opened.close());
    await migrate(opened.clickhouse, projectionMigrations);
    const kernel = await openKernel({
      paths: {
        journal: join(folder, 'journal.sqlite'),
        feed: join(folder, 'feed.sqlite'),
        keys: join(folder, 'keys.sqlite'),
        readModel: (name) => join(folder, `${name}.sqlite`),
      },
      wrapping: parseMasterKey('0f'.repeat(32)),
      signingKey: generateKeyPairSync('ed25519'),
      ...{ clickhouse: opened.clickhouse, log, clock },
    });
    undo.add(() => kernel.close());
    const { clickhouse, feed } = kernel;
    await startProjections({ clickhouse, feed, clock });
    return new ReadStage(kernel, new Cockpit(kernel), undo);
  }

  get writing(): Writing {
    return { organisation: ORGANISATION, keys: this.kernel.keys };
  }

  /** Writes, and waits until the tables show it. */
  async write(appends: readonly Append[]): Promise<void> {
    await this.kernel.journal.appendAll(appends);
    await this.settled();
  }

  async settled(): Promise<void> {
    await Promise.all(this.kernel.feed.subscriptions().map((subscription) => subscription.caughtUp()));
  }

  /** What the events behind a figure say, read from the log at the places that are named. */
  async eventsBehind(reader: User, question: Partial<LineageQuery>): Promise<DomainEvent[]> {
    const asked = {
      figure: 'level' as const,
      cohort: 'organisation',
      scenario: [],
      skill: [],
      limit: 100,
      ...question,
    };
    const events: DomainEvent[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = await this.cockpit.lineage.restsOn(reader, { ...asked, ...(after && { after }) });
      for (const { offset, event: id, topic } of page.items) {
        const entry = this.kernel.journal.readAt(offset);
        if (entry?.kind !== 'event') throw new Error(`No event at ${offset}`);
        expect([entry.event.id, entry.event.topic]).toEqual([id, topic]);
        events.push(entry.event.data as DomainEvent);
      }
      after = page.next;
    }
    return events;
  }

  stop(): Promise<void> {
    return this.undo.run();
  }
}
