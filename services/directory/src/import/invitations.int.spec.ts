import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ImportReport, PersonView } from '@repartee/proto';

import type { TestDirectory } from '../directory.fixtures.js';
import { TestBrowser, createTestDirectory, testSeed } from '../directory.fixtures.js';
import type { TestSmtpServer } from '../mail/smtp-server.fixtures.js';
import { createTestSmtpServer } from '../mail/smtp-server.fixtures.js';

const csv = [
  'name,email,site,team',
  ...Array.from({ length: 7 }, (_, index) => `Person ${index},p${index}@verdier.test,Lille,Customer care`),
].join('\n');

describe('when people are imported and there is a mail server', () => {
  let mail: TestSmtpServer;
  let test: TestDirectory;
  let admin: TestBrowser;

  beforeEach(async () => {
    mail = await createTestSmtpServer();
    const settings = { host: '127.0.0.1', port: mail.port, account: undefined, from: 'repartee@example.org' };
    test = await createTestDirectory({ mail: settings });
    await test.directory.seeder.seed(testSeed('verdier'));
    admin = new TestBrowser(() => test.url);
    await admin.signIn('nora@verdier.test', 'the word of Nora');
  });

  afterEach(async () => {
    await test.close();
    await mail.close();
  });

  const send = async (dryRun = false) => (await admin.post<ImportReport>('/api/people/import', { csv, dryRun })).body;
  const isSent = async (person: string | null | undefined) =>
    (await admin.get<PersonView>(`/api/people/${person}`)).body.invitationSent;

  /** Asks again until it is so. */
  async function until(check: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await check())) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  it('answers without waiting for the letters, and sends them all afterwards', async () => {
    mail.hold();
    const { imported, rows } = await send();
    expect(imported).toBe(7);
    expect(mail.letters).toEqual([]);
    expect(await isSent(rows[0]?.personId)).toBe(false);
    mail.letGo();
    await until(() => mail.letters.length === 7);
    for (const { personId } of rows) await until(async () => (await isSent(personId)) === true);
  });

  it('offers the invitations again that the server did not take, and no other', async () => {
    mail.refuse();
    const { rows } = await send();
    await until(async () => (await send(true)).uninvited === 7);
    expect(await isSent(rows[0]?.personId)).toBe(false);
    mail.accept();
    expect(await send()).toMatchObject({ imported: 0, uninvited: 7 });
    await until(() => mail.letters.length === 7);
    await until(async () => (await isSent(rows[6]?.personId)) === true);
    await until(async () => (await send(true)).uninvited === 0);
  });

  it('does not send twice what is still on its way', async () => {
    mail.hold();
    await send();
    expect(await send()).toMatchObject({ uninvited: 0 });
    mail.letGo();
    await until(() => mail.letters.length === 7);
  });
});
