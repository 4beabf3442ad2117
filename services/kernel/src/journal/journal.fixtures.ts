import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { create } from '@bufbuild/protobuf';
import type { NewEvent } from '@repartee/proto';
import { directoryV1, streamOf } from '@repartee/proto';

import { derivedId } from '../ports/ids.js';
import type { Append } from './journal.js';

export const TEST_ORGANISATION = 'acme';

/** Monday, 2 March 2026, 09:00 UTC. */
export const TEST_TIME = Date.UTC(2026, 2, 2, 9);

/** A team was formed: the smallest of events. The same name gives the same event. */
export function createTestEvent(name: string, overrides: Partial<NewEvent> = {}): NewEvent {
  const data = create(directoryV1.TeamFormedSchema, { teamId: name, siteId: 'lille', name: `Team ${name}` });
  return { id: derivedId('test', name), occurredAt: TEST_TIME, data, ...overrides };
}

export function createTestAppend(team: string, names: readonly string[], overrides: Partial<Append> = {}): Append {
  return {
    stream: streamOf.team(TEST_ORGANISATION, team),
    organisation: TEST_ORGANISATION,
    expectedVersion: 'any',
    events: names.map((name) => createTestEvent(name)),
    correlationId: 'correlation-1',
    causationId: 'command-1',
    actor: { kind: 'system', id: 'test' },
    ...overrides,
  };
}

/** A folder of its own for a spec, and the way to remove it. */
export function createTestFolder(): { path: string; file: (name: string) => string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'repartee-'));
  return {
    path,
    file: (name) => join(path, name),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
