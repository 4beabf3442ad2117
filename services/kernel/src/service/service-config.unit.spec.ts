import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';

import { serviceConfig, tablesServiceConfig } from './service-config.js';

const folder = mkdtempSync(join(tmpdir(), 'repartee-config-'));
const keyFile = join(folder, 'verifying.pem');
writeFileSync(keyFile, generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }));

afterAll(() => rmSync(folder, { recursive: true }));

const service = { name: 'scoring', port: 3004 };
const environment = { KAFKA_BROKERS: 'k1:9092', VERIFYING_KEY_FILE: keyFile };

describe('when a service reads its environment', () => {
  it('listens at its own port unless PORT says otherwise', () => {
    expect(serviceConfig(service, environment).settings).toMatchObject({ name: 'scoring', instance: 'scoring', port: 3004 }); // prettier-ignore
    expect(serviceConfig(service, { ...environment, PORT: '' }).settings.port).toBe(3004);
    expect(serviceConfig(service, { ...environment, PORT: '8080' }).settings.port).toBe(8080);
  });

  it('does not start without Kafka, or without the key by which passes are verified', () => {
    expect(() => serviceConfig(service, { VERIFYING_KEY_FILE: keyFile })).toThrow(/^KAFKA_BROKERS is not set/);
    expect(() => serviceConfig(service, { KAFKA_BROKERS: 'k1:9092' })).toThrow(/^VERIFYING_KEY_FILE is not set/);
  });

  it('does not start without a ClickHouse server where it reads or writes tables', () => {
    expect(() => tablesServiceConfig(service, environment)).toThrow(/^CLICKHOUSE_URL is not set/);
    expect(tablesServiceConfig(service, { ...environment, CLICKHOUSE_URL: 'http://c1:8123/' }).clickhouse).toEqual({
      mode: 'external',
      credentials: {
        url: 'http://c1:8123',
        writer: { username: 'default', password: '' },
        reader: { username: 'default', password: '' },
      },
    });
  });
});
