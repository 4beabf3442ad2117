import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

import { repositoryRoot } from '../harness/repository.js';

interface Rules {
  groups: {
    name: string;
    rules: { alert: string; expr: string; annotations: { summary: string; description: string } }[];
  }[];
}

const rules = parse(readFileSync(join(repositoryRoot, 'deploy/prometheus/rules.yaml'), 'utf8')) as Rules;
const alerts = rules.groups.flatMap((group) => group.rules);

/** What Prometheus and Kubernetes measure of a process. */
const OF_OTHERS = /^(up|kubelet_volume_stats_available_bytes)\{/;

/** Every metric that a service registers, by the name in its source. */
function metricsInCode(): Set<string> {
  const sources = join(repositoryRoot, 'services');
  const files = readdirSync(sources).flatMap((service) =>
    readdirSync(join(sources, service, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .map((file) => readFileSync(join(sources, service, 'src', file), 'utf8')),
  );
  return new Set(files.flatMap((text) => [...text.matchAll(/name: '(repartee_\w+)'/g)].map(([, name]) => name ?? '')));
}

describe('the alert rules', () => {
  const known = metricsInCode();

  it.each(alerts)('ask only for metrics that there are: $alert', ({ expr }) => {
    const asked = expr.match(/\brepartee_\w+/g) ?? [];

    expect(asked.length > 0 || OF_OTHERS.test(expr)).toBe(true);
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
  });

  it('have a name each, a summary and what to do', () => {
    expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
    for (const { annotations } of alerts) {
      expect(annotations.summary).toMatch(/\w/);
      expect(annotations.description).toMatch(/\w/);
    }
  });

  it('raise an alarm for events that wait too long', () => {
    expect(alerts.map(({ expr }) => expr).join()).toContain('repartee_dead_letters_oldest_seconds');
  });
});
