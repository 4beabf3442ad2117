import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { servePages } from './pages.js';

describe('a page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'repartee-pages-'));
  let server: Server;
  let headers: Headers;

  beforeAll(async () => {
    writeFileSync(join(folder, 'index.html'), '<!doctype html>');
    server = createServer(servePages(folder));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    ({ headers } = await fetch(`http://127.0.0.1:${port}/sign-in`));
  });

  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
  });

  it('may speak to its own host alone, by HTTP and by socket', () => {
    expect(headers.get('content-security-policy')).toMatch(/; connect-src 'self';/);
  });

  it('may ask for the microphone, and for nothing else', () => {
    expect(headers.get('permissions-policy')).toMatch(/^microphone=\(self\), camera=\(\)/);
  });
});
