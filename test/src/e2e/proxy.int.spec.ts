import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from '@repartee/standalone';

import { eventually } from '../harness/eventually.js';
import { Standalone } from '../harness/standalone.js';

const publicUrl = 'https://train.example.test';
const administrator = { name: 'Nora Lind', email: 'nora@verdier.test', password: 'a long sentence', language: 'en' };
/** Asked for where others than this machine may come. */
const token = 'what the house has chosen';
const organisation = { name: 'Verdier', timeZone: 'Europe/Paris', language: 'en' };
/** As a proxy passes requests on: from its own address, for somebody else's. */
const from = (address: string) => ({ 'x-forwarded-for': address, 'x-forwarded-proto': 'https' });

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A server of its own whose public address is that of a proxy, or that has none. */
async function startBehind(proxy: string | undefined): Promise<{ server: Standalone; url: string }> {
  const port = await freePort();
  const environment = { PORT: String(port), ...(proxy !== undefined && { PUBLIC_URL: proxy, SETUP_TOKEN: token }) };
  const server = Standalone.launch({ demo: 'none', environment });
  const url = `http://127.0.0.1:${port}`;
  const isUp = () =>
    fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  await eventually(isUp, 120_000);
  return { server, url };
}

const wrong = (client: ApiClient, person: number, address: string) =>
  client.send('/api/auth/sign-in', {
    method: 'POST',
    body: { email: `somebody${person}@verdier.test`, password: 'a wrong sentence' },
    headers: from(address),
  });

/** Sign-ins from one network address that are judged, wrong as they are, before the address has to wait. */
const PER_ADDRESS = 60;

async function statuses(client: ApiClient, addresses: readonly string[]): Promise<number[]> {
  const found: number[] = [];
  for (const [person, address] of addresses.entries()) found.push((await wrong(client, person, address)).status);
  return found;
}

describe('behind a proxy', () => {
  let server: Standalone;
  let url: string;
  let admin: ApiClient;
  let cookies: string[];

  beforeAll(async () => {
    ({ server, url } = await startBehind(publicUrl));
    admin = new ApiClient(url);
    const setUp = (body: object) => admin.send('/api/setup', { method: 'POST', body });
    expect((await setUp({ organisation, administrator })).status).toBe(422);
    const response = await setUp({ organisation, administrator, token });
    expect(response.status).toBe(201);
    cookies = response.headers.getSetCookie();
  });

  afterAll(() => server.remove());

  it('says where people open it', () => {
    expect(server.said).toContain(`Open      ${publicUrl}`);
  });

  it('lets its cookies travel only where they cannot be read', () => {
    expect(cookies.length).toBeGreaterThan(0);
    expect(cookies.filter((cookie) => !/; Secure/i.test(cookie))).toEqual([]);
  });

  it.each([
    [publicUrl, 401],
    ['https://elsewhere.example.test', 403],
  ])('answers a write of a page of %s with %d', async (origin, status) => {
    const body = { email: administrator.email, password: 'a wrong sentence' };
    const response = await new ApiClient(url).send('/api/auth/sign-in', {
      method: 'POST',
      ...{ body, headers: { ...from('203.0.113.9'), origin } },
    });
    expect(response.status).toBe(status);
  });

  it('counts wrong passwords by the address that the proxy names', async () => {
    const client = new ApiClient(url);
    const one = await statuses(client, new Array<string>(PER_ADDRESS + 1).fill('203.0.113.1'));
    expect(one.slice(0, PER_ADDRESS).every((status) => status === 401)).toBe(true);
    expect(one.at(-1)).toBe(429);
    expect((await wrong(client, PER_ADDRESS + 1, '203.0.113.2')).status).toBe(401);
  });
});

describe('without a proxy', () => {
  it('takes no word for an address that a request names itself', async () => {
    const { server, url } = await startBehind(undefined);
    const admin = new ApiClient(url);
    await admin.send('/api/setup', { method: 'POST', body: { organisation, administrator } });
    const named = Array.from({ length: PER_ADDRESS + 1 }, (_, index) => `203.0.113.${index + 1}`);
    const found = await statuses(new ApiClient(url), named);
    await server.remove();
    expect(found.at(-1)).toBe(429);
  });
});
