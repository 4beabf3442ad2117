import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { environmentWith } from '../harness/config.js';
import { repositoryRoot } from '../harness/repository.js';

const SENTENCE = 'Repartee needs Node 20.19 or later; this is 18.20.4. Get a newer one from https://nodejs.org.\n';
const commands = ['start', 'score', 'rehearse', 'verify', 'backup', 'restore', 'bench', 'test', 'check-pack'];

let folder: string;
let pretending: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'repartee-node-'));
  pretending = join(folder, 'pretending.cjs');
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs Node as if it were of another version. */
function runAs(version: string, args: readonly string[]) {
  const versions = `{ value: { ...process.versions, node: '${version}' } }`;
  writeFileSync(pretending, `Object.defineProperty(process, 'versions', ${versions});`);
  const env = environmentWith({ NODE_OPTIONS: `-r ${pretending}` });
  return spawnSync(process.execPath, args, { cwd: repositoryRoot, env, encoding: 'utf8' });
}

describe('when Node is too old', () => {
  it('says so in a sentence, before anything else is read', () => {
    const { status, stderr } = runAs('18.20.4', ['-r', './scripts/needs-node.cjs', 'no/such/file.js']);
    expect({ status, stderr }).toEqual({ status: 1, stderr: SENTENCE });
  });

  it.each(commands)('is found out by npm run %s', (name) => {
    const { scripts } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const [program, ...args] = scripts[name]?.split(' ') ?? [];
    expect(program).toBe('node');
    expect(runAs('18.20.4', args)).toMatchObject({ status: 1, stderr: SENTENCE });
  });
});

describe('when Node is new enough', () => {
  it.each(['20.19.0', '22.0.0', '24.3.1', '26.0.0'])('goes on with %s', (version) => {
    expect(runAs(version, ['-r', './scripts/needs-node.cjs', '-e', 'process.stdout.write("on")'])).toMatchObject({
      status: 0,
      stdout: 'on',
    });
  });
});
