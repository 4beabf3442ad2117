import { create } from '@bufbuild/protobuf';
import { KeyStoreUnavailable } from '@repartee/kernel';
import type {
  AddedPerson,
  Created,
  ImportReport,
  LinkView,
  Me,
  OneTimeLink,
  PersonPage,
  PersonView,
} from '@repartee/proto';
import { catalogV1, streamOf } from '@repartee/proto';

import type { TestDirectory } from './directory.fixtures.js';
import { TestBrowser, WrappingElsewhere, createTestDirectory } from './directory.fixtures.js';

const setup = {
  organisation: { name: 'Verdier', timeZone: 'Europe/Paris', language: 'fr' },
  administrator: { name: 'Nora Lind', email: 'nora@verdier.test', password: 'a long sentence', language: 'en' },
};
const everybody = { everywhere: true, sites: [], teams: [] };
const learner = { role: 'learner', everywhere: false, sites: [], teams: [] };
const minute = 60_000;

let test: TestDirectory;
let admin: TestBrowser;

const browser = () => new TestBrowser(() => test.url);

beforeEach(async () => {
  test = await createTestDirectory();
  admin = browser();
});

afterEach(() => test.close());

async function setUp(): Promise<Me> {
  return (await admin.post<Me>('/api/setup', setup)).body;
}

interface Team {
  siteId: string;
  teamId: string;
}

async function openTeam(site = 'Lille', team = 'Customer care'): Promise<Team> {
  const { body } = await admin.post<Created>('/api/sites', { name: site });
  const { body: formed } = await admin.post<Created>('/api/teams', { name: team, siteId: body.id });
  return { siteId: body.id, teamId: formed.id };
}

async function add(teamId: string, name: string, roles: unknown[] = [learner]): Promise<AddedPerson> {
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}@verdier.test`;
  return (await admin.post<AddedPerson>('/api/people', { name, email, teamId, language: 'fr', roles })).body;
}

async function enter({ invitation }: AddedPerson, password = 'another long one'): Promise<TestBrowser> {
  const newcomer = browser();
  await newcomer.post(`/api/invitations/${tokenOf(invitation)}`, { password });
  return newcomer;
}

function tokenOf({ url }: OneTimeLink): string {
  return url.split('/').at(-1) ?? '';
}

async function offerScenario(organisation: string, id: string, content: { case_for?: string } = {}): Promise<void> {
  const scenario = { id, version: 1, sha256: 'aa' };
  await test.kernel.journal.append({
    stream: streamOf.scenario(organisation, id),
    organisation,
    expectedVersion: 0,
    events: [
      {
        id: test.kernel.ids.next(),
        occurredAt: test.clock.now(),
        data: create(catalogV1.ScenarioPublishedSchema, {
          ...{ scenario, contentSchema: 1, contentJson: JSON.stringify(content) },
        }),
      },
    ],
    correlationId: 'test',
    causationId: 'test',
    actor: { kind: 'system', id: 'test' },
  });
}

describe('when no organisation exists', () => {
  it('lets the first administrator in, once', async () => {
    expect((await admin.get('/api/setup')).body).toEqual({ open: true, needsToken: false });
    const { status, body } = await admin.post<Me>('/api/setup', setup);
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'Nora Lind', email: 'nora@verdier.test', team: null, language: 'en' });
    expect(body.roles.map(({ role }) => role)).toEqual(['admin', 'learner']);
    expect((await admin.get('/api/setup')).body).toEqual({ open: false, needsToken: false });
    expect(await browser().post('/api/setup', setup)).toMatchObject({ status: 409, body: { code: 'setup_closed' } });
  });

  it('lets only one in when two come at once', async () => {
    const answers = await Promise.all([admin.post('/api/setup', setup), browser().post('/api/setup', setup)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('says which field of the form is wrong', async () => {
    const organisation = { ...setup.organisation, timeZone: 'Europe/Lilliput' };
    const { status, body } = await admin.post('/api/setup', { ...setup, organisation });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ field: 'organisation.timeZone' }] });
  });
});

describe('when a server asks for a token', () => {
  let published: TestDirectory;

  beforeEach(async () => {
    published = await createTestDirectory({ setup: { token: 'what the house has chosen', isPublished: true } });
  });

  afterEach(() => published.close());

  it('is set up by nobody who does not know it', async () => {
    const first = new TestBrowser(() => published.url);
    expect((await first.get('/api/setup')).body).toEqual({ open: true, needsToken: true });
    for (const token of ['', 'a guess'])
      expect(await first.post('/api/setup', { ...setup, token })).toMatchObject({
        ...{ status: 422, body: { code: 'setup_token_wrong', errors: [{ field: 'token' }] } },
      });
    expect((await first.post('/api/setup', { ...setup, token: 'what the house has chosen' })).status).toBe(201);
    expect(await first.post('/api/setup', setup)).toMatchObject({ status: 409, body: { code: 'setup_closed' } });
  });
});

describe('when keys are wrapped elsewhere', () => {
  const wrapping = new WrappingElsewhere();
  let elsewhere: TestDirectory;

  beforeEach(async () => {
    elsewhere = await createTestDirectory({}, wrapping);
  });

  afterEach(() => elsewhere.close());

  it('lets the first administrator in once the key of the new organisation can be had', async () => {
    const first = new TestBrowser(() => elsewhere.url);
    wrapping.isAway = true;
    expect(await first.post('/api/setup', setup)).toMatchObject({
      ...{ status: 503, body: { code: 'key_store_unavailable' } },
    });
    expect((await first.get('/api/setup')).body).toEqual({ open: true, needsToken: false });

    wrapping.isAway = false;
    expect((await first.post('/api/setup', setup)).status).toBe(201);
  });
});

describe('when somebody signs in', () => {
  beforeEach(setUp);

  it('answers who they are, and sets cookies that no script reads', async () => {
    const { status, body, headers } = await browser().signIn('NORA@verdier.test ', 'a long sentence');
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'Nora Lind', organisation: { name: 'Verdier', timeZone: 'Europe/Paris' } });
    const [access, renewal, csrf] = headers.getSetCookie();
    expect(access).toMatch(/^repartee_access=.*Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(renewal).toMatch(/^repartee_renewal=.*Path=\/api\/auth; HttpOnly; SameSite=Lax$/);
    expect(csrf).not.toContain('HttpOnly');
  });

  it('refuses a wrong password and an unknown address in the same words', async () => {
    const wrong = await browser().signIn('nora@verdier.test', 'not the password');
    const unknown = await browser().signIn('nobody@verdier.test', 'not the password');
    expect(wrong.status).toBe(401);
    expect(wrong.body).toMatchObject({ code: 'wrong_credentials' });
    expect(unknown.body).toEqual(wrong.body);
  });

  it('stops who guesses, and says when to come back', async () => {
    const guesser = browser();
    for (let attempt = 0; attempt < 8; attempt++) await guesser.signIn('nora@verdier.test', `guess ${attempt}`);
    const { status, body, headers } = await guesser.signIn('nora@verdier.test', 'a long sentence');
    expect(status).toBe(429);
    expect(body).toMatchObject({ code: 'too_many_attempts' });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(800);
  });

  it('refuses to write without the secret of the page', async () => {
    admin.cookies.set('repartee_csrf', 'made up');
    expect(await admin.post('/api/sites', { name: 'Lille' })).toMatchObject({
      status: 403,
      body: { code: 'cross_site_request' },
    });
  });
});

describe('when a pass is older than ten minutes', () => {
  beforeEach(async () => {
    await setUp();
    test.clock.pass(11 * minute);
  });

  it('is renewed', async () => {
    expect((await admin.get('/api/auth/me')).status).toBe(401);
    expect((await admin.post('/api/auth/renew')).status).toBe(200);
    expect((await admin.get('/api/auth/me')).status).toBe(200);
  });

  it('is renewed for two tabs at once', async () => {
    const other = browser();
    admin.cookies.forEach((value, name) => other.cookies.set(name, value));
    expect((await admin.post('/api/auth/renew')).status).toBe(200);
    expect((await other.post('/api/auth/renew')).status).toBe(200);
  });

  it('ends every sign-in of the family when an old renewal comes back', async () => {
    const thief = browser();
    admin.cookies.forEach((value, name) => thief.cookies.set(name, value));
    await admin.post('/api/auth/renew');
    test.clock.pass(minute);
    expect((await thief.post('/api/auth/renew')).status).toBe(401);
    expect((await admin.post('/api/auth/renew')).status).toBe(401);
    expect((await admin.get('/api/auth/me')).status).toBe(401);
  });

  it('is not renewed after a sign-out', async () => {
    const renewal = admin.cookies.get('repartee_renewal') ?? '';
    expect((await admin.post('/api/auth/sign-out')).status).toBe(204);
    expect(admin.cookies.size).toBe(0);
    admin.cookies.set('repartee_renewal', renewal);
    expect((await admin.post('/api/auth/renew')).status).toBe(401);
  });
});

describe('when the password is changed', () => {
  beforeEach(setUp);

  it('signs out every other device at once', async () => {
    const phone = browser();
    await phone.signIn('nora@verdier.test', 'a long sentence');
    test.clock.pass(minute);
    const change = { current: 'a long sentence', next: 'an even longer sentence' };
    expect((await admin.post('/api/auth/password', change)).status).toBe(200);
    await settled();
    expect((await phone.get('/api/auth/me')).status).toBe(401);
    expect((await phone.post('/api/auth/renew')).status).toBe(401);
    expect((await admin.get('/api/auth/me')).status).toBe(200);
    expect((await browser().signIn('nora@verdier.test', 'a long sentence')).status).toBe(401);
    expect((await browser().signIn('nora@verdier.test', 'an even longer sentence')).status).toBe(200);
  });

  it('asks for the present one', async () => {
    const { status, body } = await admin.post('/api/auth/password', { current: 'guess', next: 'long enough now' });
    expect(status).toBe(401);
    expect(body).toMatchObject({ code: 'wrong_credentials' });
  });
});

/** Revocations reach the guard through the feed. */
async function settled(): Promise<void> {
  await Promise.all(test.kernel.feed.subscriptions().map((subscription) => subscription.caughtUp()));
}

describe('when an administrator adds somebody', () => {
  let team: Team;

  beforeEach(async () => {
    await setUp();
    team = await openTeam();
  });

  it('hands out a link that is good once', async () => {
    const jules = await add(team.teamId, 'Jules Roy');
    const token = tokenOf(jules.invitation);
    expect(jules.invitation).toMatchObject({ sent: false, url: `http://repartee.test/invitation/${token}` });
    const { body } = await browser().get<LinkView>(`/api/invitations/${token}`);
    expect(body).toMatchObject({ organisation: 'Verdier', name: 'Jules Roy', email: 'jules.roy@verdier.test' });
    const newcomer = await enter(jules);
    expect((await newcomer.get<Me>('/api/auth/me')).body).toMatchObject({
      name: 'Jules Roy',
      team: { name: 'Customer care' },
      site: { name: 'Lille' },
    });
    const again = await browser().post(`/api/invitations/${token}`, { password: 'taken by a stranger' });
    expect(again).toMatchObject({ status: 404, body: { code: 'link_not_valid' } });
  });

  it('lets the link die after a week', async () => {
    const jules = await add(team.teamId, 'Jules Roy');
    test.clock.pass(7 * 24 * 60 * minute + 1);
    expect((await browser().get(`/api/invitations/${tokenOf(jules.invitation)}`)).status).toBe(404);
  });

  it('refuses an address that is taken', async () => {
    await add(team.teamId, 'Jules Roy');
    const body = {
      name: 'J. Roy',
      email: 'JULES.ROY@verdier.test',
      teamId: team.teamId,
      language: 'fr',
      roles: [learner],
    };
    expect(await admin.post('/api/people', body)).toMatchObject({ status: 409, body: { code: 'email_taken' } });
  });

  it('finds people by part of a name, without accents, page by page', async () => {
    for (const name of ['Zoé Petit', 'Anaïs Faure', 'Bruno Petit']) await add(team.teamId, name);
    const { body } = await admin.get<PersonPage>('/api/people?search=petit');
    expect(body.items.map(({ name }) => name)).toEqual(['Bruno Petit', 'Zoé Petit']);
    expect((await admin.get<PersonPage>('/api/people?search=anais')).body.items).toHaveLength(1);
    const first = (await admin.get<PersonPage>('/api/people?limit=3')).body;
    const second = (await admin.get<PersonPage>(`/api/people?limit=3&after=${first.next}`)).body;
    const names = [...first.items, ...second.items].map(({ name }) => name);
    expect(names).toEqual(['Anaïs Faure', 'Bruno Petit', 'Nora Lind', 'Zoé Petit']);
    expect(second.next).toBeNull();
  });

  it('moves, grants and withdraws, and voids the pass that carried the role', async () => {
    const jules = await add(team.teamId, 'Jules Roy', [learner, { role: 'trainer', ...everybody }]);
    const trainer = await enter(jules);
    const sales = await openTeam('Lyon', 'Sales');
    expect((await trainer.get('/api/people')).status).toBe(200);
    await admin.post(`/api/people/${jules.id}/move`, { teamId: sales.teamId });
    test.clock.pass(minute);
    expect((await admin.send('DELETE', `/api/people/${jules.id}/roles/trainer`)).status).toBe(200);
    await settled();
    expect((await trainer.get('/api/people')).status).toBe(401);
    await trainer.post('/api/auth/renew');
    expect((await trainer.get('/api/people')).status).toBe(403);
    const { body } = await admin.get<PersonView>(`/api/people/${jules.id}`);
    expect(body).toMatchObject({ status: 'active', team: { name: 'Sales' }, site: { name: 'Lyon' }, roles: [learner] });
  });

  it('never loses its last administrator', async () => {
    const { body: me } = await admin.get<Me>('/api/auth/me');
    const refused = { status: 409, body: { code: 'last_administrator' } };
    expect(await admin.send('DELETE', `/api/people/${me.id}/roles/admin`)).toMatchObject(refused);
    expect(await admin.post(`/api/people/${me.id}/leave`)).toMatchObject(refused);
    expect(await admin.post(`/api/people/${me.id}/erase`, { name: 'Nora Lind' })).toMatchObject(refused);
  });

  it('takes nobody who has not chosen a password yet for its other administrator', async () => {
    const { body: me } = await admin.get<Me>('/api/auth/me');
    const invited = await add(team.teamId, 'Zoe Petit', [{ role: 'admin', ...everybody }]);
    const leave = () => admin.post(`/api/people/${me.id}/leave`);
    expect(await leave()).toMatchObject({ status: 409, body: { code: 'last_administrator' } });
    await enter(invited);
    expect((await leave()).status).toBe(200);
  });

  it('signs in nobody who has left, and keeps their name', async () => {
    const jules = await add(team.teamId, 'Jules Roy');
    const gone = await enter(jules);
    expect((await admin.post(`/api/people/${jules.id}/leave`)).status).toBe(200);
    await settled();
    expect((await gone.get('/api/auth/me')).status).toBe(401);
    expect((await gone.post('/api/auth/renew')).status).toBe(401);
    expect((await gone.signIn('jules.roy@verdier.test', 'another long one')).status).toBe(401);
    expect((await admin.get<PersonView>(`/api/people/${jules.id}`)).body).toMatchObject({ status: 'left' });
  });

  it('corrects a name and an address', async () => {
    const jules = await add(team.teamId, 'Jules Roy');
    await enter(jules);
    const corrected = { name: 'Jules Leroy', email: 'jules.leroy@verdier.test' };
    expect((await admin.send('PUT', `/api/people/${jules.id}/profile`, corrected)).status).toBe(200);
    expect((await browser().signIn('jules.leroy@verdier.test', 'another long one')).body).toMatchObject(corrected);
    expect((await browser().signIn('jules.roy@verdier.test', 'another long one')).status).toBe(401);
  });
});

describe('when somebody is erased', () => {
  beforeEach(setUp);

  it('is nowhere to be read, not even after a restart, and the address is free', async () => {
    const { teamId } = await openTeam();
    const jules = await add(teamId, 'Jules Roy');
    const erased = await enter(jules);
    const erase = (name: string) => admin.post(`/api/people/${jules.id}/erase`, { name });
    expect(await erase('Somebody else')).toMatchObject({ status: 422, body: { code: 'name_differs' } });
    expect((await erase('Jules Roy')).status).toBe(200);
    await settled();
    expect((await erased.get('/api/auth/me')).status).toBe(401);
    expect((await admin.get(`/api/people/${jules.id}`)).status).toBe(404);
    await test.restart();
    expect((await admin.get<PersonPage>('/api/people')).body.items.map(({ name }) => name)).toEqual(['Nora Lind']);
    expect((await browser().signIn('jules.roy@verdier.test', 'another long one')).status).toBe(401);
    expect((await add(teamId, 'Jules Roy')).id).toBeDefined();
  });

  it('says that it is recorded while the store of keys is away, and is finished when it is asked for again', async () => {
    const jules = await add((await openTeam()).teamId, 'Jules Roy');
    const erase = () => admin.post(`/api/people/${jules.id}/erase`, { name: 'Jules Roy' });
    const { keys } = test.kernel;
    const destroyAll = keys.destroyAll.bind(keys);
    keys.destroyAll = () => {
      throw new KeyStoreUnavailable();
    };
    expect(await erase()).toMatchObject({ status: 503, body: { code: 'key_not_destroyed_yet' } });
    let destroyed = 0;
    keys.destroyAll = (holders) => {
      destroyed += holders.length;
      destroyAll(holders);
    };
    expect((await erase()).status).toBe(200);
    expect(destroyed).toBe(1);
  });
});

describe('when the server starts again', () => {
  it('signs in the same people', async () => {
    await setUp();
    await test.restart();
    expect((await browser().signIn('nora@verdier.test', 'a long sentence')).status).toBe(200);
    expect((await admin.get('/api/auth/me')).status).toBe(200);
  });
});

describe('when people are imported', () => {
  let team: Team;
  const csv = [
    'Name;Email;Site;Team;Role;Language',
    'Léa Morel;lea@verdier.test;lille;Customer care;learner|trainer;en',
    'Tom;not an address;Lille;Customer care;;',
    'Ana Diaz;ana@verdier.test;Paris;Sales;boss;de',
  ].join('\r\n');

  beforeEach(async () => {
    await setUp();
    team = await openTeam();
  });

  it('tells line by line what is wrong, and writes nothing', async () => {
    const { body } = await admin.post<ImportReport>('/api/people/import', { csv, dryRun: false });
    expect(body.imported).toBe(0);
    expect(body.rows.map(({ outcome }) => outcome)).toEqual(['new', 'wrong', 'wrong']);
    expect(body.errors).toEqual([
      { line: 3, column: 'email', message: expect.stringContaining('is not an e-mail address') },
      { line: 4, column: 'site', message: 'There is no site "Paris"; write one of Lille, or open it first.' },
      { line: 4, column: 'role', message: expect.stringContaining('There is no role "boss"') },
      { line: 4, column: 'language', message: 'There is no language "de"; write en or fr.' },
    ]);
    expect((await admin.get<PersonPage>('/api/people')).body.items).toHaveLength(1);
  });

  it('brings in the good lines when told to, with their links and their reach', async () => {
    const imported = { csv, dryRun: false, skipWrongLines: true };
    const { body } = await admin.post<ImportReport>('/api/people/import', imported);
    expect(body.imported).toBe(1);
    const [lea] = body.rows;
    expect(lea?.invitation?.url).toContain('/invitation/');
    const found = (await admin.get<PersonView>(`/api/people/${lea?.personId}`)).body;
    expect(found).toMatchObject({ name: 'Léa Morel', language: 'en', status: 'invited' });
    expect(found.roles).toContainEqual({ role: 'trainer', everywhere: false, sites: [team.siteId], teams: [] });
  });

  it('leaves people who are there already as they are', async () => {
    const one = csv.split('\r\n').slice(0, 2).join('\n');
    await admin.post('/api/people/import', { csv: one, dryRun: false });
    const { body } = await admin.post<ImportReport>('/api/people/import', { csv: one, dryRun: false });
    expect(body).toMatchObject({ imported: 0, errors: [], rows: [{ outcome: 'known' }] });
  });

  it('invites whom an import before has brought in and left without an invitation', async () => {
    const one = csv.split('\r\n').slice(0, 2).join('\n');
    const send = (dryRun: boolean) => admin.post<ImportReport>('/api/people/import', { csv: one, dryRun });
    const make = test.directory.links.make.bind(test.directory.links);
    test.directory.links.make = () => {
      throw new Error('the disk is away');
    };
    expect((await send(false)).body).toMatchObject({ imported: 1, rows: [{ outcome: 'new', invitation: null }] });
    test.directory.links.make = make;

    expect((await send(true)).body).toMatchObject({ uninvited: 1, rows: [{ outcome: 'known', invitation: null }] });
    const { body } = await send(false);
    expect(body).toMatchObject({ imported: 0, uninvited: 1, rows: [{ outcome: 'known' }] });
    expect(body.rows[0]?.invitation?.url).toContain('/invitation/');
    expect((await send(false)).body).toMatchObject({ uninvited: 0, rows: [{ invitation: null }] });
  });

  it('changes nothing in a dry run', async () => {
    const { body } = await admin.post<ImportReport>('/api/people/import', { csv, dryRun: true, skipWrongLines: true });
    expect(body).toMatchObject({ dryRun: true, imported: 0 });
    expect((await admin.get<PersonPage>('/api/people')).body.items).toHaveLength(1);
  });

  it('judges 5,000 lines', async () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `Personne ${index},p${index}@verdier.test,Lille,Nowhere`);
    const long = ['name,email,site,team', ...lines].join('\n');
    const { status, body } = await admin.post<ImportReport>('/api/people/import', { csv: long, dryRun: true });
    expect(status).toBe(200);
    expect(body.errors).toHaveLength(5_000);
  }, 30_000);

  it('says what is wrong in the language of the person who imports', async () => {
    await admin.post('/api/auth/profile', { name: 'Claire', language: 'fr' });
    const one = 'name,email,site,team\nLéa,lea@verdier.test,Paris,Ventes';
    const { body } = await admin.post<ImportReport>('/api/people/import', { csv: one, dryRun: true });
    expect(body.errors[0]?.message).toBe(
      "Il n'y a pas de site « Paris » ; choisissez parmi Lille, ou ouvrez-le d'abord.",
    );
  });
});

describe('when scenarios are assigned', () => {
  let lille: Team;
  let lyon: Team;
  let trainer: TestBrowser;
  let organisation: string;

  beforeEach(async () => {
    organisation = (await setUp()).organisation.id;
    lille = await openTeam();
    lyon = await openTeam('Lyon', 'Sales');
    await offerScenario(organisation, 'reprimand');
    const grant = { role: 'trainer', everywhere: false, sites: [lille.siteId], teams: [] };
    trainer = await enter(await add(lille.teamId, 'Jules Roy', [learner, grant]));
  });

  const assignment = (teamId: string, scenarioId = 'reprimand') => {
    return { scenarioId, teamId, dueOn: '2026-04-10', purpose: 'assessed' };
  };

  it('reaches the team, and nobody outside the grants', async () => {
    expect((await trainer.post('/api/assignments', assignment(lille.teamId))).status).toBe(201);
    expect((await trainer.post('/api/assignments', assignment(lyon.teamId))).status).toBe(403);
    expect((await admin.post('/api/assignments', assignment(lyon.teamId))).status).toBe(201);
    const { body } = await trainer.get('/api/assignments');
    expect(body).toMatchObject({
      items: [
        { scenarioId: 'reprimand', team: { id: lille.teamId }, assignedBy: { name: 'Jules Roy' }, programme: null },
      ],
      next: null,
    });
  });

  it('is refused for a scenario that is not offered', async () => {
    const answer = await trainer.post('/api/assignments', assignment(lille.teamId, 'juggling'));
    expect(answer).toMatchObject({ status: 422, body: { code: 'unknown_scenario' } });
    // Cases of learners' own are played from a template, which is nobody's task.
    await offerScenario(organisation, 'case-reprimand', { case_for: 'reprimand' });
    const template = await trainer.post('/api/assignments', assignment(lille.teamId, 'case-reprimand'));
    expect(template).toMatchObject({ status: 422, body: { code: 'unknown_scenario' } });
  });

  it('comes with a programme to each of its teams', async () => {
    const programme = { name: 'Spring', scenarioIds: ['reprimand'], startsOn: '2026-03-02', dueOn: '2026-05-29' };
    const teamIds = [lille.teamId, lyon.teamId];
    expect((await trainer.post('/api/programmes', { ...programme, teamIds })).status).toBe(403);
    expect((await admin.post('/api/programmes', { ...programme, teamIds })).status).toBe(201);
    const { body } = await trainer.get('/api/programmes');
    expect(body).toMatchObject({ items: [{ name: 'Spring', teams: [{ id: lille.teamId }] }] });
    expect((await trainer.get('/api/assignments')).body).toMatchObject({
      items: [{ programme: { name: 'Spring' }, purpose: 'practice', dueOn: '2026-05-29' }],
    });
  });

  it('shows a trainer the people of the grants only', async () => {
    await add(lyon.teamId, 'Zoé Petit');
    const { body } = await trainer.get<PersonPage>('/api/people');
    expect(body.items.map(({ name }) => name)).toEqual(['Jules Roy']);
    expect((await trainer.get('/api/sites')).body).toMatchObject({ items: [{ name: 'Lille', teams: 1, people: 1 }] });
    expect((await trainer.get('/api/teams')).body).toMatchObject({ items: [{ name: 'Customer care' }] });
  });
});

describe('when anybody asks who sees what', () => {
  it('prints the rules the server goes by', async () => {
    await setUp();
    const { body } = await admin.get<{ rules: { id: string }[]; policy: object }>('/api/who-sees-what');
    expect(body.policy).toEqual({ managersOpenAssessed: false });
    expect(body.rules.map(({ id }) => id)).toContain('openAsManager');
    await admin.send('PUT', '/api/organisation/policy', { managersOpenAssessed: true });
    expect((await admin.get('/api/organisation')).body).toMatchObject({ policy: { managersOpenAssessed: true } });
  });
});
