import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Me } from '@repartee/proto';

import type { LinkKind } from '../credentials/links.repository.js';
import { TestBrowser, createTestDirectory, testSeed } from '../directory.fixtures.js';
import type { TestDirectory } from '../directory.fixtures.js';

const notValid = { status: 404, body: { code: 'link_not_valid' } };
const HOUR_MS = 3_600_000;
const jules = { organisation: 'verdier', person: 'verdier-jules' };
const routes = [
  { kind: 'invitation', path: 'invitations', hours: 7 * 24 },
  { kind: 'password_reset', path: 'password-resets', hours: 24 },
] as const;

let test: TestDirectory;

beforeEach(async () => {
  test = await createTestDirectory();
  await test.directory.seeder.seed(testSeed('verdier'));
  await test.directory.seeder.seed(testSeed('marchand'));
});

afterEach(() => test.close());

const browser = () => new TestBrowser(() => test.url);

async function tokenOf(kind: LinkKind): Promise<string> {
  const { url } = await test.directory.links.issue(kind, jules);
  return url.split('/').at(-1) ?? '';
}

describe.each(routes)('a one-time link ($kind)', ({ kind, path, hours }) => {
  const use = (token: string, by = browser()) => by.post<Me>(`/api/${path}/${token}`, { password: 'a word of my own' });

  it('lets in the person it was made for, whoever else is signed in here', async () => {
    const other = browser();
    await other.signIn('jules@marchand.test', 'the word of Jules');
    const { body } = await use(await tokenOf(kind), other);
    expect(body).toMatchObject({ id: 'verdier-jules', organisation: { id: 'verdier' } });
    expect((await other.get<Me>('/api/auth/me')).body).toMatchObject({ organisation: { id: 'verdier' } });
    expect((await browser().signIn('jules@marchand.test', 'the word of Jules')).status).toBe(200);
  });

  it('is good once', async () => {
    const token = await tokenOf(kind);
    expect((await use(token)).status).toBe(200);
    expect(await use(token)).toMatchObject(notValid);
    expect(await browser().get(`/api/${path}/${token}`)).toMatchObject(notValid);
  });

  it('is good for one of two who come at once', async () => {
    const token = await tokenOf(kind);
    const statuses = (await Promise.all([use(token), use(token)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 404]);
  });

  it('dies with its time, and when another takes its place', async () => {
    const [older, newer] = [await tokenOf(kind), await tokenOf(kind)];
    expect(await use(older)).toMatchObject(notValid);
    test.clock.pass(hours * HOUR_MS);
    expect(await use(newer)).toMatchObject(notValid);
  });

  it('is good for nothing else', async () => {
    const token = await tokenOf(kind);
    const [other] = routes.filter((route) => route.kind !== kind);
    expect(await browser().post(`/api/${other?.path}/${token}`, { password: 'a word of my own' })).toMatchObject(
      notValid,
    );
    expect((await use(token)).status).toBe(200);
  });

  it.each(['leave', 'erase'])('dies when its person goes: %s', async (going) => {
    const token = await tokenOf(kind);
    const act = { organisation: 'verdier', actor: { kind: 'person', id: 'verdier-nora' } } as const;
    if (going === 'leave') await test.directory.people.leave(act, jules.person);
    else await test.directory.erasure.erase(act, jules.person);
    expect(await use(token)).toMatchObject(notValid);
    await expect(test.directory.links.issue(kind, jules)).rejects.toMatchObject({ code: 'link_not_valid' });
  });
});
