import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { createTestFolder } from '../journal/journal.fixtures.js';
import type { KeyWrapping } from './key-wrapping.js';
import { parseMasterKey } from './master-key.js';
import { OrganisationKeys } from './organisation-keys.js';
import { SqliteKeyRows } from './sqlite-key-rows.js';

/** What wraps elsewhere, here by a master key; `meanwhile` happens while its answer for an organisation is under way. */
class Elsewhere implements KeyWrapping {
  readonly name: string;
  meanwhile: (organisation: string) => Promise<unknown> = () => Promise.resolve();

  constructor(private readonly digit: string) {
    this.name = `the key ${digit}`;
  }

  async wrap(key: Uint8Array, organisation: string): Promise<Uint8Array> {
    const wrapped = this.key().wrapNow(key, organisation);
    await this.meanwhile(organisation);
    return wrapped;
  }

  unwrap(wrapped: Uint8Array, organisation: string): Promise<Uint8Array> {
    return this.key().unwrap(wrapped, organisation);
  }

  private key() {
    return parseMasterKey(this.digit.repeat(64));
  }
}

let folder: ReturnType<typeof createTestFolder>;
let rows: SqliteKeyRows;
let present: Elsewhere;
let keys: OrganisationKeys;

beforeEach(async () => {
  folder = createTestFolder();
  rows = SqliteKeyRows.open(folder.file('keys.sqlite'));
  present = new Elsewhere('a');
  keys = await OrganisationKeys.open(rows, present, { limitMs: 0 });
  await keys.prepare('acme');
});

afterEach(() => {
  rows.close();
  folder.remove();
});

/** Another process rotates, once, while the key of globex is being wrapped here. */
async function rotatedMeanwhile(next: KeyWrapping): Promise<void> {
  const rotating = await OrganisationKeys.open(rows, new Elsewhere('a'), { limitMs: 0 });
  let rotations = 0;
  present.meanwhile = async (organisation) => {
    if (organisation === 'globex' && rotations++ === 0) await rotating.rewrap(next);
  };
}

const opened = (wrapping: KeyWrapping) => OrganisationKeys.open(rows, wrapping, { limitMs: 0 });

describe('an organisation that is new while another process rotates', () => {
  it('gets no key that the next one does not open', async () => {
    const next = new Elsewhere('b');
    await rotatedMeanwhile(next);

    await expect(keys.prepare('globex')).rejects.toMatchObject({ code: 'key_store_unusable' });
    expect(rows.organisations().map(({ organisation }) => organisation)).toEqual(['acme']);
    expect((await opened(next)).of('acme')).toEqual(keys.of('acme'));
  });

  it('gets one all the same where the same key wraps, in its newest version', async () => {
    await rotatedMeanwhile(new Elsewhere('a'));
    const asked: string[] = [];
    const { meanwhile } = present;
    present.meanwhile = (organisation) => meanwhile(organisation).finally(() => asked.push(organisation));
    await keys.prepare('globex');

    expect(asked).toEqual(['globex', 'globex']);
    expect((await opened(new Elsewhere('a'))).of('globex')).toEqual(keys.of('globex'));
  });
});
