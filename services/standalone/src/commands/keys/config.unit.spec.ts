import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { ConfigError, parseMasterKey } from '@repartee/kernel';

import type { KeysInPostgres } from './config.js';
import { readKeysConfig } from './config.js';

const KEYS_URL = 'postgresql://repartee@keys.example.org/keys';
const MASTER_KEY = 'ab'.repeat(32);
const kms = { KEYS_KMS_URL: 'https://bao.example.org:8200', KEYS_KMS_TOKEN_FILE: '/run/secrets/token' };
const nextKms = { KEYS_NEXT_KMS_URL: kms.KEYS_KMS_URL, KEYS_NEXT_KMS_TOKEN_FILE: kms.KEYS_KMS_TOKEN_FILE };

describe('what keys are wrapped by, and are to be', () => {
  it('is in the data folder where nothing is said', () => {
    const inFolder = { url: undefined, keysFile: undefined, masterKeyFile: undefined };

    expect(readKeysConfig({ REPARTEE_DATA: '/data' })).toEqual(inFolder);
    expect(readKeysConfig({ KEYS_URL: '', KEYS_MASTER_KEY: '', KEYS_NEXT_KMS_URL: '' })).toEqual(inFolder);
  });

  it('is in files where these are named, as for services', () => {
    expect(readKeysConfig({ KEYS_FILE: '/shared/keys.sqlite', MASTER_KEY_FILE: '/run/secrets/master_key' })).toEqual({
      ...{ url: undefined, keysFile: '/shared/keys.sqlite', masterKeyFile: '/run/secrets/master_key' },
    });
  });

  it('is a master key in a file beside a PostgreSQL, as for services, and none is made there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'repartee-keys-'));
    const file = join(folder, 'master.key');
    expect(() => readKeysConfig({ KEYS_URL, MASTER_KEY_FILE: file })).toThrow(
      `MASTER_KEY_FILE=${file}: there is no such file.`,
    );
    writeFileSync(file, `${MASTER_KEY}\n`);

    const { url, present } = readKeysConfig({ KEYS_URL, MASTER_KEY_FILE: file }) as KeysInPostgres;
    expect([url, present]).toEqual([KEYS_URL, parseMasterKey(MASTER_KEY)]);
    rmSync(folder, { recursive: true });
  });

  it('is a master key and the next key where a PostgreSQL is named, or the newest version of one key', () => {
    const toKms = readKeysConfig({ KEYS_URL, KEYS_MASTER_KEY: MASTER_KEY, ...nextKms }) as KeysInPostgres;
    const toNewest = readKeysConfig({ KEYS_URL, ...kms }) as KeysInPostgres;

    expect([toKms.present?.name, toKms.next?.name]).toEqual([
      'the master key',
      'the key repartee of https://bao.example.org:8200',
    ]);
    expect(toNewest.next).toBe(toNewest.present);
  });

  it.each([
    ['KEYS_MASTER_KEY', { KEYS_MASTER_KEY: MASTER_KEY }],
    ['KEYS_NEXT_MASTER_KEY', { KEYS_NEXT_MASTER_KEY: MASTER_KEY }],
    ['KEYS_KMS_URL, KEYS_KMS_TOKEN_FILE', kms],
    ['KEYS_KMS_MOUNT', { KEYS_KMS_MOUNT: 'transit' }],
    ['KEYS_MASTER_KEY, KEYS_NEXT_KMS_URL, KEYS_NEXT_KMS_TOKEN_FILE', { KEYS_MASTER_KEY: MASTER_KEY, ...nextKms }],
  ])('is not taken for that of the data folder where no PostgreSQL is named beside %s', (names, environment) => {
    const read = () => readKeysConfig(environment);

    expect(read).toThrow(ConfigError);
    expect(read).toThrow(
      `KEYS_URL is not set, and these are: ${names}. Set KEYS_URL to the PostgreSQL with the keys; or unset the others for the keys of the data folder, which are under a master key there.`,
    );
  });
});
