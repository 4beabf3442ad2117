import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { topics } from '@repartee/proto';

import { repositoryRoot } from '../harness/repository.js';
import { complaintsAbout, healthPaths } from './complaints.js';
import { compose, composeText, composed, dockerfile, imageEnvironment, imageProbe } from './compose.js';
import type { Deployed } from './deployed.js';
import { programOf } from './deployed.js';
import { complaintsAboutLeftOut, leftOutOfCompose } from './left-out.js';
import { reads, schemasOf, services } from './variables.js';

const read = (path: string): string => readFileSync(join(repositoryRoot, path), 'utf8');
const processOf = (name: string): Deployed => {
  const found = composed().find((one) => one.name === name);
  if (!found) throw new Error(`compose.yaml has no ${name}.`);
  return found;
};

describe('the compose file against the code', () => {
  it.each(composed())('gives $name what it reads, and nothing else', (deployed) => {
    expect(complaintsAbout(deployed)).toEqual([]);
  });

  it('leaves nothing out that a service reads, unless there is a reason', () => {
    expect(complaintsAboutLeftOut(composed(), leftOutOfCompose)).toEqual([]);
  });

  it('has every service that runs alone', () => {
    const services = readdirSync(join(repositoryRoot, 'services')).filter((name) =>
      readdirSync(join(repositoryRoot, 'services', name, 'src')).includes('main.ts'),
    );

    expect([...composed().map(programOf), 'standalone'].sort()).toEqual([...services, 'topics'].sort());
  });

  it('tells the edge of every service, by name and port', () => {
    const { environment } = processOf('edge');
    const told = Object.entries(environment).flatMap(([name, value]) => {
      if (name === 'SESSIONS_URLS') return value.split(',').map((entry) => entry.split('=')[1] ?? '');
      return name.endsWith('_URL') ? [value] : [];
    });
    const there = ['directory', 'catalog', 'sessions-0', 'scoring', 'cockpit'].map(
      (name) => `http://${name}:${processOf(name).environment['PORT']}`,
    );

    expect(told.sort()).toEqual(there.sort());
    expect(environment['SESSIONS_URLS']).toMatch(new RegExp(`^${processOf('sessions-0').environment['INSTANCE']}=`));
  });

  it('gives each service a name of its own, and a volume of its own', () => {
    const instances = composed().flatMap(({ environment }) => environment['INSTANCE'] ?? []);
    const volumes = Object.values(compose.services).flatMap((service) =>
      (service.volumes ?? [])
        .flatMap((volume) => (typeof volume === 'string' ? [volume.split(':')[0] ?? ''] : []))
        .filter((name) => !name.startsWith('.')),
    );

    expect(new Set(instances).size).toBe(instances.length);
    expect(volumes.filter((name) => name !== 'recordings').sort()).toEqual(
      Object.keys(compose.volumes)
        .filter((name) => name !== 'recordings')
        .sort(),
    );
  });

  it('shares recordings between the sessions, which make them, and the cockpit, which plays them', () => {
    const sharing = Object.entries(compose.services).filter(([, { volumes = [] }]) =>
      volumes.includes('recordings:/recordings'),
    );

    expect(sharing.map(([name]) => name)).toEqual(['sessions-0', 'cockpit']);
    const places = composed().flatMap(({ environment }) => environment['RECORDINGS_FOLDER'] ?? []);
    expect(places).toEqual(['/recordings', '/recordings']);
  });

  it('lets the private key of passes be read by the directory alone', () => {
    const readers = Object.entries(compose.services).filter(([, { secrets }]) => secrets?.includes('signing_key'));

    expect(readers.map(([name]) => name)).toEqual(['directory']);
  });

  it('lets those out who have somebody outside to reach: mail, speech, and people', () => {
    const reaching = Object.entries(compose.services).filter(([, { networks }]) => networks?.includes('outside'));

    expect(reaching.map(([name]) => name)).toEqual(['directory', 'sessions-0', 'proxy']);
  });

  it('waits for each step to be ready before the next', () => {
    for (const name of ['directory', 'catalog', 'sessions-0', 'scoring', 'projections', 'cockpit'])
      expect(compose.services[name]?.depends_on).toMatchObject({
        topics: { condition: 'service_completed_successfully' },
        postgres: { condition: 'service_healthy' },
      });
  });

  it('holds no secret, nor a way round one', () => {
    const values = [...composeText.matchAll(/(\w*(?:PASSWORD|SECRET|KEY)): (\S.*)$/gm)].map(([, , value]) => value);

    expect(values.length).toBeGreaterThan(3);
    for (const value of values) expect(value).toMatch(/^\$\{\w+:(\?|-\})/);
  });

  it('names the addresses and users of stores as the stores have them', () => {
    const { CLICKHOUSE_USER, CLICKHOUSE_READER, KAFKA_BROKERS } = processOf('cockpit').environment;
    const users = read('deploy/clickhouse/users.xml');

    for (const user of [CLICKHOUSE_USER, CLICKHOUSE_READER]) expect(users).toContain(`<${user}>`);
    expect(compose.services['kafka']?.environment?.['KAFKA_ADVERTISED_LISTENERS']).toBe(`PLAINTEXT://${KAFKA_BROKERS}`);
    expect(read('deploy/nginx/nginx.conf')).toContain(`http://edge:${reads['edge']?.port};`);
  });
});

describe('the proxy', () => {
  it('writes no line of a request down, for invitations are opened by what stands in them', () => {
    const config = read('deploy/nginx/nginx.conf');

    expect(config).toMatch(/^error_log stderr crit;$/m);
    expect(config.match(/access_log .*/g)).toEqual(['access_log off;']);
  });
});

describe('a process that is not given what it needs', () => {
  it('is complained of, for each variable that its service requires', () => {
    const { VERIFYING_KEY_FILE: _gone, KAFKA_BROKERS: _too, ...environment } = processOf('catalog').environment;

    expect(complaintsAbout({ ...processOf('catalog'), environment }).join()).toContain('VERIFYING_KEY_FILE is not set');
  });

  it('is complained of, for what no service reads, and for places that do not agree', () => {
    const catalog = processOf('catalog');
    const environment = { ...catalog.environment, KAFKA_BROKER: 'kafka:9092', PORT: '8080', REPARTEE_DATA: '/var' };

    expect(complaintsAbout({ ...catalog, environment, probes: ['/healthz'], graceSeconds: 5 })).toEqual([
      'catalog: it reads no KAFKA_BROKER',
      "catalog: PORT is 8080, and the service's own is 3002",
      'catalog: it answers nothing at /healthz',
      'catalog: /var is on no volume',
      'catalog: 5 s are too few to end in',
    ]);
  });
});

describe('a variable that a service reads and is never given', () => {
  const withoutSpeech = composed().map((deployed) => {
    const { SPEECH_URL: _gone, ...environment } = deployed.environment;
    return { ...deployed, environment };
  });

  it('is complained of, and so is a reason for nothing', () => {
    expect(complaintsAboutLeftOut(withoutSpeech, { ...leftOutOfCompose, SPEECH_RATE: 'nobody reads it' })).toEqual([
      'sessions reads SPEECH_URL, which it is never given',
      'SPEECH_RATE is left out of nothing',
    ]);
  });

  it.each(Object.entries(services))('is known of %s: it lets see every schema that it reads by', (name, service) => {
    const folder = join(repositoryRoot, 'services', name, 'src');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'),
    );
    const source = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
    const readBy = [...source.matchAll(/loadConfig\((\w+), /g)].map(([, schema]) => schema);

    expect(readBy).not.toEqual([]);
    // Of commands, which have the environment of whoever types them.
    expect(readBy.filter((schema) => schema !== 'Variables').sort()).toEqual(Object.keys(schemasOf(service)).sort());
  });
});

describe('our images', () => {
  it('keep data where they have a volume for it, as a user who is not root, and answer for their health', () => {
    expect(dockerfile).toContain(`VOLUME ${imageEnvironment()['REPARTEE_DATA']}`);
    expect(dockerfile).toMatch(/^USER [1-9]\d+:[1-9]\d+$/m);
    expect(healthPaths()).toContain(imageProbe());
  });

  it('hold every project that a service is built from', () => {
    const ignored = read('.dockerignore');

    for (const folder of ['proto', 'services', 'web', 'scripts']) expect(ignored).toContain(`!${folder}\n`);
    expect(dockerfile).toContain('CMD ["services/standalone/dist/main.js"]');
    expect(dockerfile).toMatch(new RegExp(`EXPOSE ${reads['standalone']?.port}\n`));
  });
});

describe('the one container of the readme', () => {
  const readme = read('deploy/README.md');

  it('is told where people open it, for the image listens on an address that nobody can type', () => {
    expect(imageEnvironment()['HOST']).toBe('0.0.0.0');
    expect(/^docker run -d[^`]*/m.exec(readme)?.[0]).toContain('-e PUBLIC_URL=http');
  });

  it.each(['backup', 'restore'])('is given lines for %s that run a command which there is', (command) => {
    expect(readme).toContain(`services/standalone/dist/commands/${command}.js /`);
    expect(readdirSync(join(repositoryRoot, 'services/standalone/src/commands'))).toContain(`${command}.ts`);
  });
});

describe('topics in deploy/', () => {
  it('are made by the code alone, with its settings', () => {
    const files = readdirSync(join(repositoryRoot, 'deploy'), { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile(),
    );
    const text = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')).join('\n');

    for (const topic of Object.values(topics)) expect(text).not.toContain(topic);
    for (const setting of ['retention.ms', 'cleanup.policy', 'min.insync']) expect(text).not.toContain(setting);
  });
});
