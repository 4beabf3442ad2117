import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Me, ScenarioPage } from '@repartee/proto';
import { ApiClient } from '@repartee/standalone';

import { Standalone, newDataFolder } from '../harness/standalone.js';
import { runByNpm, runCommand } from '../harness/command.js';
import { eventually } from '../harness/eventually.js';
import { childrenOf, isAlive } from '../harness/processes.js';
import { sharedServer } from '../harness/shared-server.js';

describe('when Repartee is started without the demo', () => {
  let server: Standalone;

  beforeAll(async () => {
    server = await Standalone.start({ demo: 'none' });
  });

  afterAll(() => server.remove());

  it('offers the set-up, and prints where to open it', async () => {
    expect(await fetch(`${server.url}/api/setup`).then((response) => response.json())).toEqual({
      open: true,
      needsToken: false,
    });
    await eventually(() => server.said.includes(`Open      ${server.url}`));
  });

  it('serves the pages at every address that is none of the interfaces', async () => {
    const page = await fetch(`${server.url}/compare/anything`);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('describes its interface', async () => {
    const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(document.paths)).toContain('/api/auth/sign-in');
  });

  it('describes its socket events', async () => {
    const document = (await (await fetch(`${server.url}/api/asyncapi.json`)).json()) as { operations: object };
    expect(Object.keys(document.operations)).toContain('sessions.say');
  });

  it('keeps every file to its owner', () => {
    const files = readdirSync(server.dataFolder).map((name) => join(server.dataFolder, name));
    expect(files.filter((file) => (statSync(file).mode & 0o077) !== 0)).toEqual([]);
  });

  it('refuses a second server on the same data, in a sentence', async () => {
    const second = Standalone.launch({ dataFolder: server.dataFolder, demo: 'none' });
    await expect(second.ready()).rejects.toThrow(/is in use by another server/);
  });

  it('ends in order, whoever has connected and says nothing, and leaves no process behind', async () => {
    const before = childrenOf(server.pid);
    expect(before.length).toBeGreaterThan(0);
    // Browsers connect before they have anything to ask.
    const { hostname, port } = new URL(server.url);
    const silent = connect(Number(port), hostname);
    await once(silent, 'connect');
    await server.stopInOrder();
    expect(before.filter(isAlive)).toEqual([]);
    silent.destroy();
  });
});

describe('when Repartee is killed', () => {
  let server: Standalone;

  beforeEach(async () => {
    server = await Standalone.start({ demo: 'none' });
  });

  afterEach(() => server.remove());

  it('takes its ClickHouse with it when it is killed', async () => {
    const [clickhouse = 0] = childrenOf(server.pid);
    await server.kill();
    await eventually(() => !isAlive(clickhouse));
  });
});

describe('when Repartee makes the demo from what was built', () => {
  it('recalls every conversation that the build has played, and holds none', () => {
    const { saidAtStart } = sharedServer();
    expect(saidAtStart).toContain('Demo: conversations');
    expect(saidAtStart).not.toContain('The build has not played');
  });
});

describe('when the first administrator sets Repartee up', () => {
  const setup = {
    organisation: { name: 'Verdier', timeZone: 'Europe/Paris', language: 'fr' },
    administrator: { name: 'Nora Lind', email: 'nora@verdier.test', password: 'a long sentence', language: 'en' },
  };
  let server: Standalone;

  beforeEach(async () => {
    server = await Standalone.start({ demo: 'none' });
  });

  afterEach(() => server.remove());

  const isReady = () => fetch(`${server.url}/health/ready`).then(({ ok }) => ok);

  it('answers at once, and is ready with its scenarios soon after', async () => {
    const admin = new ApiClient(server.url);
    expect((await admin.send('/api/setup', { method: 'POST', body: setup })).status).toBe(201);
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    expect((await admin.ask('/api/auth/me', Me)).name).toBe('Nora Lind');
    await eventually(isReady, 120_000);
    const { items } = await admin.ask('/api/catalog/scenarios', ScenarioPage);
    expect(items.map(({ id }) => id)).toContain('unhappy-customer');
  });
});

describe('when the port is taken', () => {
  it('says so, and what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const server = Standalone.launch({ demo: 'none', environment: { PORT: String(port) } });
    await expect(server.ready()).rejects.toThrow(`Port ${port} is in use`);
    other.close();
    await server.remove();
  });
});

describe('when a command is mistyped', () => {
  it.each(['start', 'rehearse', 'verify', 'backup', 'restore'])('%s says what there is', async (name) => {
    const help = await runByNpm(name, ['--help']);
    expect(help).toMatchObject({ status: 0, stderr: '' });
    expect(help.stdout).toContain('Usage: npm');
    const wrong = await runCommand(name, ['--nonsense'], { REPARTEE_DATA: newDataFolder() });
    expect(wrong.status).not.toBe(0);
    expect(wrong.stderr).toContain('--help');
  });
});
