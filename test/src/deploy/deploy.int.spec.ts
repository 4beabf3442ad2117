import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

import { repositoryRoot } from '../harness/repository.js';
import type { Manifest, RenderedChart } from './chart.js';
import { imagesOf, processesIn, renderChart, secretKeysIn } from './chart.js';
import { complaintsAbout } from './complaints.js';
import { programOf } from './deployed.js';
import { complaintsAboutLeftOut, leftOutOfChart } from './left-out.js';
import { namedImages } from './images.js';
import { LintTools } from './lint-tools.js';
import { reads } from './variables.js';

const folder = mkdtempSync(join(tmpdir(), 'repartee-lint-'));
const inDeploy = (path: string): string => join(repositoryRoot, 'deploy', path);
let tools: LintTools;
let chart: RenderedChart;

// A bare machine fetches the tools first.
beforeAll(async () => {
  tools = await LintTools.bring();
  chart = await renderChart(tools, inDeploy('lint/values.yaml'));
}, 600_000);

afterAll(() => rmSync(folder, { recursive: true }));

const { version } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as { version: string };
const cleanly = { status: 0, text: '' };

describe('the linters', () => {
  it('find nothing in the Dockerfile', async () => {
    expect(await tools.run('hadolint', [inDeploy('Dockerfile')])).toMatchObject(cleanly);
  });

  it('find nothing in the compose files, which follow their published schema', async () => {
    const files = ['compose.yaml', 'compose.kms.yaml', 'compose.authorities.yaml'].map(inDeploy);
    const ran = await tools.run('dclint', ['-c', inDeploy('lint/dclint.yaml'), '--max-warnings', '0', ...files]);
    expect(ran).toMatchObject(cleanly);
  });

  it('find nothing in the chart, nor in what it and the image let a process do', async () => {
    expect(chart.messages.filter(({ severity }) => severity > 1)).toEqual([]);
    const file = join(folder, 'chart.yaml');
    writeFileSync(file, chart.text);
    const options = [
      '--config-file',
      inDeploy('lint/checkov.yaml'),
      '--quiet',
      '--compact',
      '--skip-download',
      '--framework',
      'dockerfile',
      'kubernetes',
    ];
    const ran = await tools.run('checkov', [...options, '-o', 'json', '-f', file, inDeploy('Dockerfile')]);

    const reports = JSON.parse(ran.stdout) as { check_type: string; summary: { passed: number; failed: number } }[];
    expect(ran.status).toBe(0);
    expect(reports.map(({ check_type: type }) => type).sort()).toEqual(['dockerfile', 'kubernetes']);
    for (const { summary } of reports) expect(summary).toMatchObject({ failed: 0, parsing_errors: 0 });
    for (const { summary } of reports) expect(summary.passed).toBeGreaterThan(50);
  });

  it('find nothing in the alert rules', async () => {
    const ran = await tools.run('promtool', ['check', 'rules', inDeploy('prometheus/rules.yaml')]);
    expect(ran).toMatchObject({ status: 0 });
    expect(ran.text).toMatch(/SUCCESS: \d+ rules found/);
    const tried = await tools.run('promtool', ['test', 'rules', inDeploy('lint/rules.test.yaml')]);
    expect(tried).toMatchObject({ status: 0 });
  });

  it('can read what ClickHouse reads', async () => {
    const parse = 'import sys, xml.dom.minidom as xml; [xml.parse(file) for file in sys.argv[1:]]';
    const files = [inDeploy('clickhouse/users.xml'), inDeploy('clickhouse/cluster.xml')];
    expect(await tools.run('python', ['-c', parse, ...files])).toMatchObject(cleanly);
  });

  it('find nothing in what nginx reads, with secrets as they are made', async () => {
    const made = await makeSecrets();
    const config = readFileSync(inDeploy('nginx/nginx.conf'), 'utf8')
      .replaceAll('/tmp/', `${folder}/`)
      .replace('/run/secrets/tls_certificate', join(made, 'secrets/tls.crt'))
      .replace('/run/secrets/tls_key', join(made, 'secrets/tls.key'));
    const file = join(folder, 'nginx.conf');
    writeFileSync(file, config);
    expect(await tools.run('nginx', ['-t', '-q', '-e', 'stderr', '-c', file])).toMatchObject(cleanly);
  });

  it('makes an id for Kafka, once, and another for the next installation', async () => {
    const idIn = (made: string) => /^KAFKA_CLUSTER_ID=([\w-]{22})$/m.exec(readFileSync(join(made, '.env'), 'utf8'))?.[1]; // prettier-ignore
    const made = idIn(await makeSecrets());
    expect(Buffer.from(made ?? '', 'base64url')).toHaveLength(16);
    expect(made).not.toMatch(/^-/);
    expect(idIn(await makeSecrets())).toBe(made);
    rmSync(join(folder, '.env'));
    expect(idIn(await makeSecrets())).not.toBe(made);
  });

  it('are told, where others are made for another address, that those there are kept', async () => {
    const made = await makeSecrets();
    const before = readFileSync(join(made, '.env'), 'utf8');
    const ran = await tools.run('sh', [join(made, 'make-secrets.sh'), 'https://another.example.org']);

    expect(ran.status).toBe(1);
    expect(ran.text).toContain('keeps PUBLIC_URL=https://training.example.org');
    expect(ran.text).not.toContain('Made');
    expect(readFileSync(join(made, '.env'), 'utf8')).toBe(before);
  });

  it('read it with an nginx that is no newer than the one of the image, which so knows all of it', async () => {
    const said = (await tools.run('nginx', ['-v'])).text;
    const [major = 0, minor = 0] = (/nginx\/([\d.]+)/.exec(said)?.[1] ?? '').split('.').map(Number);
    const tags = namedImages().flatMap(({ name, tag }) => (name === 'nginxinc/nginx-unprivileged' ? [tag] : []));

    expect(major).toBeGreaterThan(0);
    expect(tags).toHaveLength(1);
    const [ours = 0, line = 0] = tags[0]!.split(/[.-]/).map(Number);
    expect(ours * 1000 + line).toBeGreaterThanOrEqual(major * 1000 + minor);
    // Odd ones are for trying out, and get no mending once the next is there.
    expect(line % 2).toBe(0);
  });
});

describe('the chart', () => {
  const processes = () => processesIn(chart.manifests);
  const named = (kind: string, name: string): Manifest | undefined =>
    chart.manifests.find((one) => one.kind === kind && one.metadata.name === name);

  it('gives each process what it reads, and nothing else', () => {
    expect(processes().flatMap(complaintsAbout)).toEqual([]);
  });

  it('leaves nothing out that a service reads, unless there is a reason', () => {
    expect(complaintsAboutLeftOut(processes(), leftOutOfChart)).toEqual([]);
  });

  it('runs the image that is given by its digest', () => {
    expect(imagesOf(chart.manifests)).toEqual([`repartee/services@sha256:${'0'.repeat(64)}`]);
  });

  it('lets no key of a provider stand where anybody reads it', () => {
    const keys = ['SPEECH_KEY', 'RECOGNISER_KEY', 'VOICE_KEY', 'MIND_KEY'];

    expect([...secretKeysIn(chart.manifests)].sort()).toEqual(expect.arrayContaining(keys.sort()));
    expect(chart.manifests.filter(({ kind }) => kind === 'ConfigMap')).toEqual([]);
  });

  it('does so with as little as it can be given', async () => {
    const values = join(folder, 'least.yaml');
    writeFileSync(values, 'kafka: { brokers: kafka:9092 }\nclickhouse: { url: http://clickhouse:8123, cluster: "" }\n');
    const least = await renderChart(tools, values);

    expect(processesIn(least.manifests).flatMap(complaintsAbout)).toEqual([]);
    expect(imagesOf(least.manifests)).toEqual([`repartee/services:${version}`]);
    expect(processesIn(least.manifests).flatMap(({ environment }) => environment['VOICE_RATE'] ?? [])).toEqual([]);
    expect([...secretKeysIn(least.manifests)]).toContain('master.key');
    expect([...secretKeysIn(least.manifests)]).not.toContain('kms.token');
  });

  it('says what it is not given', async () => {
    const values = join(folder, 'nothing.yaml');
    writeFileSync(values, 'publicUrl: http://training.example.org\n');
    const said = (await renderChart(tools, values)).messages.map(({ error }) => error).join();

    for (const place of ['/publicUrl', '/kafka/brokers', '/clickhouse/url']) expect(said).toContain(place);
  });

  it('has every service that runs alone, the step that makes topics before them, and the one that empties a volume', () => {
    const programs = Object.keys(reads).filter((name) => name !== 'standalone');

    expect(processes().map(programOf).sort()).toEqual(programs.sort());
    expect(named('Job', 'repartee-topics')?.metadata.annotations).toMatchObject({
      'helm.sh/hook': 'pre-install,pre-upgrade',
    });
    const pod = named('Job', 'repartee-relay')?.spec.template?.spec;
    expect(pod?.volumes).toContainEqual({
      name: 'data',
      persistentVolumeClaim: { claimName: 'data-repartee-sessions-2' },
    });
    expect(pod?.containers[0]?.args).toEqual(expect.arrayContaining(['--journal', '/data/journal.sqlite']));
    expect(pod?.containers[0]?.volumeMounts).toContainEqual({ name: 'data', mountPath: '/data' });
  });

  it('has one writer of each stream: sessions alone are several, each with a volume and an address', () => {
    const sets = chart.manifests.filter(({ kind }) => kind === 'StatefulSet');

    expect(Object.fromEntries(sets.map(({ metadata, spec }) => [metadata.name, spec.replicas]))).toEqual({
      ...{ 'repartee-directory': 1, 'repartee-catalog': 1, 'repartee-sessions': 2 },
      ...{ 'repartee-scoring': 1, 'repartee-projections': 1, 'repartee-cockpit': 1 },
    });
    for (const { spec } of sets) expect(spec.volumeClaimTemplates).toHaveLength(1);
    expect(named('Service', 'repartee-sessions')?.spec).toMatchObject({
      clusterIP: 'None',
      publishNotReadyAddresses: true,
    });
  });

  it('leaves the pods that stay as they are, where the number of instances changes', async () => {
    const sessionsOf = async (instances: number) => {
      const values = join(folder, `instances-${instances}.yaml`);
      const clickhouse = { url: 'http://clickhouse:8123', cluster: '' };
      writeFileSync(values, JSON.stringify({ kafka: { brokers: 'kafka:9092' }, clickhouse, sessions: { instances } }));
      const { manifests } = await renderChart(tools, values);
      return manifests.find(({ kind, metadata }) => kind === 'StatefulSet' && metadata.name === 'repartee-sessions')
        ?.spec;
    };
    const [one, two] = [await sessionsOf(1), await sessionsOf(2)];

    expect([one?.replicas, two?.replicas]).toEqual([1, 2]);
    expect(one?.template).toEqual(two?.template);
  });

  it('starts a service again at an upgrade after its Secret was changed, by a sum of what that holds', () => {
    for (const { kind, spec } of chart.manifests)
      if (kind === 'StatefulSet')
        expect(spec.template?.metadata.annotations?.['checksum/secret']).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has the edge find each service where it is', () => {
    const { environment } = processes().find((one) => programOf(one) === 'edge') ?? { environment: {} };
    for (const service of ['directory', 'catalog', 'scoring', 'cockpit'])
      expect(environment).toMatchObject({ [`${service.toUpperCase()}_URL`]: `http://repartee-${service}:${reads[service]?.port}` }); // prettier-ignore
    const at = (n: number) =>
      `repartee-sessions-${n}=http://repartee-sessions-${n}.repartee-sessions:${reads['sessions']?.port}`;

    expect(environment).toMatchObject({ SESSIONS_URLS: `${at(0)},${at(1)}` });
    for (const service of Object.keys(reads).filter((name) => reads[name]?.port !== undefined && name !== 'standalone'))
      expect(named('Service', `repartee-${service}`)?.spec.ports?.map(({ port }) => port)).toEqual([
        reads[service]?.port,
      ]);
  });

  it('is installed by its readme with as many brokers as copies, and without replicas on the one ClickHouse', async () => {
    const [example = ''] = /helm install [^`]*/.exec(readFileSync(inDeploy('README.md'), 'utf8')) ?? [];
    const [, brokers = ''] = /kafka\.brokers='(.*)'/.exec(example) ?? [];
    const [, url = ''] = /clickhouse\.url=(\S+)/.exec(example) ?? [];
    const single = /clickhouse\.cluster=$/m.test(example);
    const values = join(folder, 'example.yaml');
    const clickhouse = { url, ...(single && { cluster: '' }) };
    writeFileSync(values, JSON.stringify({ kafka: { brokers: brokers.replaceAll('\\', '') }, clickhouse }));
    const made = processesIn((await renderChart(tools, values)).manifests);
    const given = (name: string) => made.flatMap(({ environment }) => environment[name] ?? []);

    expect(given('KAFKA_BROKERS')[0]?.split(',')).toHaveLength(Number(given('KAFKA_REPLICATION')[0]));
    expect(given('CLICKHOUSE_CLUSTER')).toEqual([]);
  });

  it('asks of the Secret what its readme says that it holds', () => {
    const readme = readFileSync(inDeploy('README.md'), 'utf8');

    for (const key of secretKeysIn(chart.manifests)) expect(readme).toContain(`\`${key}\``);
  });

  it('brings the alert rules', () => {
    const rules = parse(readFileSync(inDeploy('prometheus/rules.yaml'), 'utf8')) as { groups: unknown };

    expect(named('PrometheusRule', 'repartee')?.spec.groups).toEqual(rules.groups);
  });
});

/** Runs the script on a copy of its own; resolves to the folder with what it made. */
async function makeSecrets(): Promise<string> {
  const script = join(folder, 'make-secrets.sh');
  writeFileSync(script, readFileSync(inDeploy('make-secrets.sh')));
  const ran = await tools.run('sh', [script, 'https://training.example.org']);
  if (ran.status !== 0) throw new Error(ran.text);
  return folder;
}
