import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { createApiClient, readCookie, withQuery } from './client.js';
import { isProblemError } from './problem-error.js';

const Thing = z.object({ name: z.string() });
const problem = (status: number, code: string): Response =>
  Response.json({ type: 'x', title: 'x', status, detail: 'x', code }, { status });

/** A server of scripted answers by "METHOD path", the last one repeated; requests lie in `asked`. */
const createTestClient = (script: Record<string, (() => Response)[]>, over: { validate?: boolean } = {}) => {
  const asked: { line: string; headers: Headers }[] = [];
  let signedOut = 0;
  const api = createApiClient({
    fetch: (url, init) => {
      const line = `${init.method ?? 'GET'} ${url}`;
      asked.push({ line, headers: init.headers as Headers });
      const answers = script[line] ?? [];
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (!answer) return Promise.reject(new TypeError('Failed to fetch'));
      return Promise.resolve(answer());
    },
    language: () => 'fr',
    cookies: () => 'theme=dark; repartee_csrf=secret%2B1',
    onSignedOut: () => (signedOut += 1),
    validate: true,
    ...over,
  });
  return { api, asked, lines: () => asked.map((one) => one.line), signedOut: () => signedOut };
};

const codeOf = async (call: Promise<unknown>): Promise<string> => {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return isProblemError(error) ? error.code : `no problem: ${String(error)}`;
};

const ok = () => Response.json({ name: 'a' });

describe('a client whose pass has run out', () => {
  it('renews once and asks again', async () => {
    const test = createTestClient({
      'GET /api/things': [() => problem(401, 'not_signed_in'), ok],
      'POST /api/auth/renew': [ok],
    });
    expect(await test.api.get('/api/things', Thing)).toEqual({ name: 'a' });
    expect(test.lines()).toEqual(['GET /api/things', 'POST /api/auth/renew', 'GET /api/things']);
  });

  it('renews once for requests that met it together', async () => {
    const refused = () => problem(401, 'not_signed_in');
    const test = createTestClient({
      'GET /api/a': [refused, ok],
      'GET /api/b': [refused, ok],
      'POST /api/auth/renew': [ok],
    });
    await Promise.all([test.api.get('/api/a', Thing), test.api.get('/api/b', Thing)]);
    expect(test.lines().filter((line) => line === 'POST /api/auth/renew')).toHaveLength(1);
  });

  it('says that nobody is signed in where there is nothing to renew', async () => {
    const refused = () => problem(401, 'not_signed_in');
    const test = createTestClient({ 'GET /api/things': [refused], 'POST /api/auth/renew': [refused] });
    expect(await codeOf(test.api.get('/api/things', Thing))).toBe('not_signed_in');
    expect(test.signedOut()).toBe(1);
    expect(test.lines()).toHaveLength(2);
  });

  it('renews before it takes a refusal to read, for a role that was given since', async () => {
    const test = createTestClient({
      'GET /api/things': [() => problem(403, 'not_allowed'), ok],
      'POST /api/auth/renew': [ok],
    });
    expect(await test.api.get('/api/things', Thing)).toEqual({ name: 'a' });
  });

  it('takes a refusal that stands after renewal, and one to write at once', async () => {
    const refused = () => problem(403, 'not_allowed');
    const test = createTestClient({
      'GET /api/things': [refused, refused],
      'POST /api/things': [refused],
      'POST /api/auth/renew': [ok],
    });
    expect(await codeOf(test.api.get('/api/things', Thing))).toBe('not_allowed');
    expect(await codeOf(test.api.post('/api/things', Thing, {}))).toBe('not_allowed');
    expect(test.signedOut()).toBe(0);
    expect(test.lines().filter((line) => line === 'POST /api/auth/renew')).toHaveLength(1);
  });

  it('does not renew for a wrong password', async () => {
    const test = createTestClient({ 'POST /api/auth/sign-in': [() => problem(401, 'wrong_credentials')] });
    expect(await codeOf(test.api.post('/api/auth/sign-in', Thing, {}))).toBe('wrong_credentials');
    expect(test.lines()).toHaveLength(1);
  });
});

describe('a request', () => {
  it('repeats the CSRF cookie in a header when it changes something, and only then', async () => {
    const test = createTestClient({ 'POST /api/things': [ok], 'GET /api/things': [ok] });
    await test.api.post('/api/things', Thing, { name: 'a' });
    await test.api.get('/api/things', Thing);
    expect(test.asked.map((one) => one.headers.get('x-repartee-csrf'))).toEqual(['secret+1', null]);
  });

  it('asks to wait for a write', async () => {
    const test = createTestClient({ 'GET /api/things': [ok] });
    await test.api.get('/api/things', Thing, { after: { stream: 'org/session-1', version: 9 } });
    expect(test.asked[0]?.headers.get('repartee-wait-for')).toBe('org/session-1@9');
  });

  it('leaves out of the address what is not set, and repeats lists', () => {
    expect(withQuery('/api/x', { a: 'b c', none: null, empty: '', list: ['1', '2'] })).toBe(
      '/api/x?a=b+c&list=1&list=2',
    );
    expect(withQuery('/api/x')).toBe('/api/x');
  });
});

describe('an answer', () => {
  it('of another shape than the contract is a problem while developing', async () => {
    const test = createTestClient({ 'GET /api/things': [() => Response.json({ nam: 1 })] });
    expect(await codeOf(test.api.get('/api/things', Thing))).toBe('unreadable_answer');
  });

  it('is taken as it is in production', async () => {
    const test = createTestClient({ 'GET /api/things': [() => Response.json({ nam: 1 })] }, { validate: false });
    expect(await test.api.get('/api/things', Thing)).toEqual({ nam: 1 });
  });

  it('that is no problem details becomes one by its status', async () => {
    const test = createTestClient({ 'GET /api/things': [() => new Response('<html>', { status: 502 })] });
    expect(await codeOf(test.api.get('/api/things', Thing))).toBe('http_502');
  });

  it('that never comes is the code "offline"', async () => {
    expect(await codeOf(createTestClient({}).api.get('/api/things', Thing))).toBe('offline');
  });
});

describe('a cookie', () => {
  it('is found by its whole name', () => {
    expect(readCookie('xrepartee_csrf=1; repartee_csrf=2', 'repartee_csrf')).toBe('2');
    expect(readCookie('', 'repartee_csrf')).toBe('');
  });
});
