import { dirname } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { wrappingVariables } from '@repartee/kernel';

import { complaintsAbout } from './complaints.js';
import { composedWith } from './compose.js';
import { complaintsAboutLeftOut, leftOutOfCompose } from './left-out.js';

const file = 'compose.kms.yaml';

describe('the compose file for keys that are wrapped elsewhere', () => {
  it.each(composedWith(file))('gives $name what it reads, and nothing else', (deployed) => {
    expect(complaintsAbout(deployed)).toEqual([]);
  });

  it('takes the master key from every service', () => {
    expect(composedWith(file).flatMap(({ files }) => files)).not.toContain('/run/secrets/master_key');
  });

  it('puts in the folder of the token, so that another token is seen that takes its place', () => {
    for (const { environment, files, folders = [] } of composedWith(file).filter(
      ({ environment }) => environment['KEYS_KMS_URL'],
    )) {
      const token = environment['KEYS_KMS_TOKEN_FILE'] ?? '';

      expect(folders).toContain(dirname(token));
      expect(files).not.toContain(token);
    }
  });

  it('leaves nothing out of what such a key is found by', () => {
    const { KEYS_KMS_: _given, ...reasons } = leftOutOfCompose;

    expect(complaintsAboutLeftOut(composedWith(file), reasons)).toEqual([]);
  });

  it('reaches every service that has keys', () => {
    const names = Object.keys(wrappingVariables).filter((name) => name.startsWith('KEYS_KMS_'));
    const reached = composedWith(file).filter(({ environment }) => names.every((name) => name in environment));

    expect(reached.map(({ name }) => name)).toEqual([
      ...['directory', 'catalog', 'sessions-0', 'scoring', 'projections', 'cockpit'],
    ]);
  });
});
