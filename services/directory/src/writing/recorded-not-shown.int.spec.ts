import { LocalReadModel, NotCaughtUp } from '@repartee/kernel';
import type { AddedPerson, Created } from '@repartee/proto';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import type { TestDirectory } from '../directory.fixtures.js';
import { TestBrowser, createTestDirectory } from '../directory.fixtures.js';

const password = 'a long sentence';
const setup = {
  organisation: { name: 'Verdier', timeZone: 'Europe/Paris', language: 'fr' },
  administrator: { name: 'Nora Lind', email: 'nora@verdier.test', password, language: 'en' },
};
const refused = { status: 503, body: { code: 'recorded_not_shown' } };

describe('when a change is on record and the lookups lag behind', () => {
  let test: TestDirectory;
  let admin: TestBrowser;

  beforeEach(async () => {
    test = await createTestDirectory();
    admin = browser();
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await test.close();
  });

  const browser = () => new TestBrowser(() => test.url);

  /** The next write finds the lookups at hand before it decides, and away once it has appended. */
  function lagAfterTheNextAppend(): void {
    const waits = jest.spyOn(LocalReadModel.prototype, 'caughtUp');
    waits.mockResolvedValueOnce().mockRejectedValueOnce(new NotCaughtUp('read-model-directory', 10_000));
  }

  it('sets up a server whose administrator can enter, and only once', async () => {
    lagAfterTheNextAppend();
    expect(await admin.post('/api/setup', setup)).toMatchObject(refused);
    expect((await admin.signIn('nora@verdier.test', password)).status).toBe(200);
    const another = { ...setup, administrator: { ...setup.administrator, email: 'other@verdier.test' } };
    expect(await browser().post('/api/setup', another)).toMatchObject({ status: 409 });
  });

  describe('in an organisation', () => {
    let jules: AddedPerson;
    let teamId: string;

    const add = (email: string) => {
      const roles = [{ role: 'learner', everywhere: false, sites: [], teams: [] }];
      return admin.post<AddedPerson>('/api/people', { name: 'Jules Roy', email, teamId, language: 'fr', roles });
    };

    beforeEach(async () => {
      await admin.post('/api/setup', setup);
      const { body: site } = await admin.post<Created>('/api/sites', { name: 'Lille' });
      teamId = (await admin.post<Created>('/api/teams', { name: 'Care', siteId: site.id })).body.id;
      jules = (await add('jules@verdier.test')).body;
      await browser().post(`/api/invitations/${jules.invitation.url.split('/').at(-1)}`, { password });
    });

    it('leaves the address with who has joined', async () => {
      lagAfterTheNextAppend();
      expect(await add('zoe@verdier.test')).toMatchObject(refused);
      expect(await add('zoe@verdier.test')).toMatchObject({ status: 409, body: { code: 'email_taken' } });
    });

    it('signs in by the address that was corrected', async () => {
      lagAfterTheNextAppend();
      const corrected = { name: 'Jules Roy', email: 'jules.roy@verdier.test' };
      expect(await admin.send('PUT', `/api/people/${jules.id}/profile`, corrected)).toMatchObject(refused);
      expect((await browser().signIn('jules.roy@verdier.test', password)).status).toBe(200);
      expect((await browser().signIn('jules@verdier.test', password)).status).toBe(401);
    });

    it('takes the credentials of who has left', async () => {
      lagAfterTheNextAppend();
      expect(await admin.post(`/api/people/${jules.id}/leave`)).toMatchObject(refused);
      expect(await add('jules@verdier.test')).toMatchObject({ status: 201 });
    });
  });

  it('undoes what went before a change that could not be recorded', async () => {
    const append = jest.spyOn(test.kernel.journal, 'appendAll').mockRejectedValueOnce(new Error('the disk is away'));
    expect((await admin.post('/api/setup', setup)).status).toBe(500);
    expect(append).toHaveBeenCalledTimes(1);
    expect((await admin.post('/api/setup', setup)).status).toBe(201);
  });
});
