import { writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OpenBao } from '@repartee/brokers';

import { createTestFolder } from '../journal/journal.fixtures.js';
import { newKey } from './cipher.js';
import { parseMasterKey } from './master-key.js';
import type { TransitKeyAt } from './transit-key.js';
import { TransitKey } from './transit-key.js';

const LIMIT_MS = 500;
const key = newKey();

let bao: OpenBao;
let at: TransitKeyAt;
const transitKey = (change: Partial<TransitKeyAt> = {}) => new TransitKey({ ...at, ...change });

// Where there is none yet, the server is fetched.
beforeAll(async () => {
  bao = await OpenBao.start();
  for (const name of ['repartee', 'another']) await bao.makeKey(name);
  const tokenFile = await bao.tokenFor('repartee', 'another');
  at = { url: bao.url, mount: 'transit', key: 'repartee', tokenFile, limitMs: LIMIT_MS };
}, 300_000);

afterAll(() => bao.remove());

describe('a key of a transit engine', () => {
  it('opens what it has wrapped, which says nothing of what is in it', async () => {
    const wrapped = await transitKey().wrap(key, 'acme');

    expect(await transitKey().unwrap(wrapped, 'acme')).toEqual(Buffer.from(key));
    expect(Buffer.from(wrapped).toString()).toMatch(/^vault:v1:/);
    expect(Buffer.from(wrapped).toString()).not.toContain(Buffer.from(key).toString('base64'));
  });

  it('opens what an earlier version has wrapped, until that is retired', async () => {
    await bao.makeKey('turning');
    const turning = transitKey({ key: 'turning', tokenFile: await bao.tokenFor('turning') });
    const before = await turning.wrap(key, 'acme');
    await bao.rotateKey('turning');
    const after = await turning.wrap(key, 'acme');

    expect(Buffer.from(after).toString()).toMatch(/^vault:v2:/);
    expect(await turning.unwrap(before, 'acme')).toEqual(Buffer.from(key));
    await bao.retireVersionsBefore('turning', 2);
    await expect(turning.unwrap(before, 'acme')).rejects.toMatchObject({ code: 'key_store_unusable' });
    expect(await turning.unwrap(after, 'acme')).toEqual(Buffer.from(key));
  });

  it.each([
    ['another organisation', {}, 'globex', /does not serve this store of keys \(.*authentication failed/],
    ['another key', { key: 'another' }, 'acme', /The key another of .* does not serve this store of keys/],
    [
      'a key that is not there',
      { key: 'nowhere' },
      'acme',
      /is refused \(.*permission denied.*transit\/decrypt\/nowhere/s,
    ],
    ['an engine that is not there', { mount: 'elsewhere' }, 'acme', /is refused|does not serve/],
  ])('does not open it as that of %s, and says why', async (_, change, organisation, sentence) => {
    const wrapped = await transitKey().wrap(key, 'acme');
    const opened = transitKey(change).unwrap(wrapped, organisation);

    await expect(opened).rejects.toMatchObject({
      code: 'key_store_unusable',
      message: expect.stringMatching(sentence),
    });
  });

  it('says what to do where the token is none', async () => {
    const folder = createTestFolder();
    const tokenFile = folder.file('token');
    await expect(transitKey({ tokenFile }).wrap(key, 'acme')).rejects.toMatchObject({
      code: 'key_store_unavailable',
      message: expect.stringContaining(tokenFile),
    });
    writeFileSync(tokenFile, '\n');
    await expect(transitKey({ tokenFile }).wrap(key, 'acme')).rejects.toMatchObject({ code: 'key_store_unavailable' });
    writeFileSync(tokenFile, 'run-out');
    await expect(transitKey({ tokenFile }).wrap(key, 'acme')).rejects.toMatchObject({
      code: 'key_store_unusable',
      message: expect.stringContaining('with a policy that allows "update" on transit/encrypt/repartee'),
    });
    folder.remove();
  });

  it.each(['s.first\ns.second', 's.first\r\ns.second', 's.first s.second', 's.first\u0000'])(
    'is refused, and quotes nothing of it, where what is in the file is no token: %j',
    async (content) => {
      const folder = createTestFolder();
      const tokenFile = folder.file('token');
      writeFileSync(tokenFile, content);
      const refused: unknown = await transitKey({ tokenFile })
        .wrap(key, 'acme')
        .catch((error: unknown) => error);

      expect(refused).toMatchObject({
        code: 'key_store_unusable',
        message: expect.stringMatching(`^What is in ${tokenFile} is no token`),
      });
      expect(inspect(refused)).not.toMatch(/first|second/);
      folder.remove();
    },
  );

  it('says of what a master key has wrapped that it has to be wrapped anew', async () => {
    const wrapped = parseMasterKey('0f'.repeat(32)).wrapNow(key, 'acme');

    await expect(transitKey().unwrap(wrapped, 'acme')).rejects.toThrow(/wrapped by a master key.*keys -- rotate/);
  });
});

describe('a server of keys', () => {
  const unavailable = (sentence: RegExp) => ({
    code: 'key_store_unavailable',
    message: expect.stringMatching(sentence),
  });

  it('that is sealed is waited for', async () => {
    await bao.seal();
    await expect(transitKey().wrap(key, 'acme')).rejects.toMatchObject(unavailable(/cannot be used now \(.*sealed/));
    await bao.unseal();
    await expect(transitKey().wrap(key, 'acme')).resolves.toBeDefined();
  });

  it('that takes the question and never answers is given up in time', async () => {
    await bao.stand();
    const asked = performance.now();
    try {
      await expect(transitKey().wrap(key, 'acme')).rejects.toMatchObject(unavailable(/does not answer \(.*timeout/));
    } finally {
      bao.goOn();
    }
    expect(performance.now() - asked).toBeLessThan(4 * LIMIT_MS);
  });

  it('that is not there is told of, and used once it is back', async () => {
    await bao.kill();
    await expect(transitKey().wrap(key, 'acme')).rejects.toMatchObject(
      unavailable(/does not answer \(.+\): is the server up/),
    );
    await bao.run();
    await expect(transitKey().wrap(key, 'acme')).resolves.toBeDefined();
  }, 60_000);

  it.each([
    [500, '{"errors":["internal error"]}', unavailable(/cannot be used now \(internal error\)/)],
    [502, '<html>Bad gateway</html>', unavailable(/cannot be used now \(status 502\)/)],
    [429, '{"errors":["request path is rate limited"]}', unavailable(/rate limited/)],
    [200, '<html>Welcome</html>', { code: 'key_store_unusable', message: expect.stringMatching(/no transit engine/) }],
  ])('that answers %d is understood', async (status, body, expected) => {
    const { url, stop } = await answering(status, body);

    await expect(transitKey({ url }).wrap(key, 'acme')).rejects.toMatchObject(expected);
    await stop();
  });
});

/** What stands before a server, and answers in its place. */
async function answering(status: number, body: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(status, { connection: 'close' }).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
