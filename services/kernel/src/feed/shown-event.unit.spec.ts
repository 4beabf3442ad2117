import { create, toBinary } from '@bufbuild/protobuf';
import { describe, expect, it } from '@jest/globals';
import { commonV1, directoryV1 } from '@repartee/proto';

import type { EventRow } from '../journal/event-row.js';
import { toEntry } from '../journal/event-row.js';
import { showEntry } from './shown-event.js';

const joined = create(directoryV1.PersonJoinedSchema, {
  personId: 'ada',
  profile: create(commonV1.SealedSchema, {
    keyId: 'acme/ada',
    nonce: new Uint8Array(12).fill(1),
    ciphertext: new TextEncoder().encode('Ada Lovelace'),
  }),
  teamId: 'red',
  siteId: 'lille',
});

function shown(overrides: Partial<EventRow> = {}) {
  const row: EventRow = {
    ...{ sequence: 1, topic: 'repartee.directory.v1', stream: 'acme/person-ada', version: 1, id: 'e1' },
    ...{ type: joined.$typeName, schema_version: 1, occurred_at: 0, organisation: 'acme', correlation_id: '' },
    ...{ causation_id: '', actor_kind: 'system', actor_id: 'test' },
    data: toBinary(directoryV1.PersonJoinedSchema, joined),
  };
  return showEntry(toEntry({ ...row, ...overrides }));
}

const data = { personId: 'ada', profile: { sealed: true }, teamId: 'red', siteId: 'lille' };

describe('an event that is shown', () => {
  it('is decoded, but for what is sealed', () => {
    expect(shown()).toEqual({ as: 'event', data });
  });

  it('is decoded as far as this release knows it where it is of a newer schema', () => {
    expect(shown({ schema_version: 9 })).toEqual({
      ...{ as: 'older_schema', schemaVersion: 9, data, reason: 'unknown_version' },
    });
  });

  it('is shown by its form where nobody knows its type, with nothing of what it holds', () => {
    const unknown = shown({ type: 'repartee.directory.v1.PersonRenamed' });

    expect(unknown).toMatchObject({ as: 'fields', reason: 'unknown_type', rest: 0 });
    expect('fields' in unknown && unknown.fields.map(({ field }) => field)).toEqual([1, 2, 3, 4]);
    expect(JSON.stringify(unknown)).not.toContain('ada');
  });

  it('is shown up to where it is damaged', () => {
    // Field 1 with two bytes; then a field that claims more than there is.
    const bytes = Buffer.from('0a024869' + '12ff01', 'hex');

    expect(shown({ data: bytes })).toEqual({
      ...{ as: 'fields', fields: [{ field: 1, wire: 'LengthDelimited', bytes: 3 }], rest: 3, reason: 'bad_bytes' },
    });
  });
});
