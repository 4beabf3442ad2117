import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { POSTGRES_MAJOR } from '@repartee/brokers';

import { repositoryRoot } from '../harness/repository.js';
import { imagesIn, namedImages } from './images.js';

const read = (path: string): string => readFileSync(join(repositoryRoot, path), 'utf8');
const version = (JSON.parse(read('package.json')) as { version: string }).version;
const images = namedImages();
const tagsOf = (wanted: string): string[] => images.flatMap(({ name, tag }) => (name === wanted ? [tag] : []));

/** What the installed engine is made of: 26.7.3-stable.1 on every platform. */
function engineVersions(): string[] {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  return Object.values(packages['node_modules/chdb']?.optionalDependencies ?? {});
}

describe('the images that deploy/ names', () => {
  it('are held against the code one by one, here and, for nginx, where its settings are read', () => {
    expect([...new Set(images.map(({ name }) => name))].sort()).toEqual([
      ...['apache/kafka', 'clickhouse/clickhouse-server', 'nginxinc/nginx-unprivileged'],
      ...['node', 'postgres', 'repartee/services'],
    ]);
  });

  it.each(images)('have a tag that says which release: $name in $file', ({ tag }) => {
    expect(tag).toMatch(/^\d+\.\d+/);
  });

  it('are of the version of the product where they are ours, also in what people type', () => {
    const typed = [...(read('deploy/README.md') + read('deploy/Dockerfile')).matchAll(/repartee\/\w+:(\d[\w.-]*)/g)];

    expect(typed.length).toBeGreaterThan(3);
    expect(new Set([...tagsOf('repartee/services'), ...typed.map(([, tag]) => tag)])).toEqual(new Set([version]));
    expect(read('deploy/Dockerfile')).toContain(`org.opencontainers.image.version="${version}"`);
    expect(read('deploy/helm/repartee/Chart.yaml')).toContain(`appVersion: ${version}`);
  });

  it('are of the Node that the checkout names', () => {
    expect(tagsOf('node').map((tag) => tag.split('.')[0])).toEqual([read('.nvmrc').trim()]);
  });

  it('are of the Kafka that the tests run', () => {
    const [, tested] =
      /<artifactId>kafka_[\d.]+<\/artifactId>\s*<version>([^<]+)</.exec(read('test/brokers/pom.xml')) ?? [];

    expect(tagsOf('apache/kafka')).toEqual([tested]);
  });

  it('are of the ClickHouse that the embedded engine is, on which everything is tested', () => {
    const tested = new Set(engineVersions().map((engine) => engine.split('.').slice(0, 2).join('.')));

    expect(new Set(tagsOf('clickhouse/clickhouse-server'))).toEqual(tested);
  });

  it('are of the PostgreSQL that the tests choose', () => {
    expect(tagsOf('postgres').map((tag) => tag.split('.')[0])).toEqual([String(POSTGRES_MAJOR)]);
  });
});

describe('an image in a compose file or a Dockerfile', () => {
  it('is found with its tag, also behind a registry with a port, and without one', () => {
    const compose = "  kafka:\n    image: apache/kafka:4.4.0\n  mail:\n    image: 'registry.example.org:5000/mail'\n";

    expect(imagesIn('compose.yaml', compose)).toEqual([
      { file: 'compose.yaml', name: 'apache/kafka', tag: '4.4.0' },
      { file: 'compose.yaml', name: 'registry.example.org:5000/mail', tag: '' },
    ]);
  });

  it('is no stage of the build', () => {
    expect(imagesIn('Dockerfile', 'FROM node:24.21.0-slim AS base\nFROM base AS built\n')).toEqual([
      { file: 'Dockerfile', name: 'node', tag: '24.21.0-slim' },
    ]);
  });
});
