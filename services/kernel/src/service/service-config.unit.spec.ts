import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';

import { loadConfig } from '../config/load-config.js';
import type { Environment } from '../config/load-config.js';
import { serviceConfig, servingVariables, tablesServiceConfig, tablesVariables } from './service-config.js';

const folder = mkdtempSync(join(tmpdir(), 'repartee-config-'));
const keyFile = join(folder, 'verifying.pem');
writeFileSync(keyFile, generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }));

afterAll(() => rmSync(folder, { recursive: true }));

const serving = (environment: Environment) => serviceConfig('scoring', loadConfig(servingVariables(3004), environment));
const tables = (environment: Environment) =>
  tablesServiceConfig('cockpit', loadConfig(tablesVariables(3006), environment));
const environment = { KAFKA_BROKERS: 'k1:9092', VERIFYING_KEY_FILE: keyFile };

describe('when a service reads its environment', () => {
  it('listens at its own port unless PORT says otherwise', () => {
    expect(serving(environment).settings).toMatchObject({ name: 'scoring', instance: 'scoring', port: 3004 }); // prettier-ignore
    expect(serving({ ...environment, PORT: '' }).settings.port).toBe(3004);
    expect(serving({ ...environment, PORT: '8080' }).settings.port).toBe(8080);
  });

  it('does not start without Kafka, or without the key by which passes are verified', () => {
    expect(() => serving({ VERIFYING_KEY_FILE: keyFile })).toThrow(/^KAFKA_BROKERS is not set/);
    expect(() => serving({ KAFKA_BROKERS: 'k1:9092' })).toThrow(/^VERIFYING_KEY_FILE is not set/);
  });

  it('does not start without a ClickHouse server where it reads or writes tables', () => {
    expect(() => tables(environment)).toThrow(/^CLICKHOUSE_URL is not set/);
    expect(tables({ ...environment, CLICKHOUSE_URL: 'http://c1:8123/' }).clickhouse).toEqual({
      mode: 'external',
      credentials: {
        url: 'http://c1:8123',
        writer: { username: 'default', password: '' },
        reader: { username: 'default', password: '' },
      },
    });
  });
});
