import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Written } from '@repartee/proto';
import { noCeiling } from '@repartee/proto';

import type { TestDirectory } from '../directory.fixtures.js';
import { TestBrowser, createTestDirectory } from '../directory.fixtures.js';

const path = '/api/organisation/speech-ceiling';
const prices = { heardMinute: 0.006, spokenCharacters: 15, tokensIn: 0.15, tokensOut: 0.6 };

let test: TestDirectory;
let admin: TestBrowser;

beforeEach(async () => {
  test = await createTestDirectory();
  admin = new TestBrowser(() => test.url);
  await admin.post('/api/setup', {
    organisation: { name: 'Verdier', timeZone: 'Europe/Paris', language: 'fr' },
    administrator: { name: 'Nora Lind', email: 'nora@verdier.test', password: 'a long sentence', language: 'en' },
  });
});

afterEach(() => test.close());

describe('when an administrator limits what speech may cost', () => {
  it('is on record once, however often it is sent', async () => {
    const ceiling = { ...noCeiling, heardMinutes: 300, amount: 12.5, prices };
    const set = await admin.send<Written>('PUT', path, ceiling);
    const again = await admin.send<Written>('PUT', path, ceiling);
    const lifted = await admin.send<Written>('PUT', path, noCeiling);
    expect([set.status, again.status, lifted.status]).toEqual([200, 200, 200]);
    expect(again.body.version).toBe(set.body.version);
    expect(lifted.body.version).toBe(set.body.version + 1);
  });

  it('needs prices for an amount', async () => {
    const refused = await admin.send('PUT', path, { ...noCeiling, amount: 20 });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'prices' }] } });
  });

  it('is nobody else’s to set', async () => {
    expect((await new TestBrowser(() => test.url).send('PUT', path, noCeiling)).status).not.toBe(200);
  });
});
