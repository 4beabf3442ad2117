import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';

import { ConfigError, loadConfig } from '../config/load-config.js';
import { parseMasterKey } from '../keys/master-key.js';
import { serviceSettings, serviceVariables } from './service-settings.js';

const settingsIn = (environment: Record<string, string>) =>
  serviceSettings('catalog', loadConfig(z.object(serviceVariables), environment));

const KAFKA_BROKERS = 'kafka:9092';
const KEYS_URL = 'postgresql://repartee@keys.example.org/keys';
const KEYS_MASTER_KEY = 'ab'.repeat(32);

describe('the settings of a service', () => {
  it('keep keys in files where no PostgreSQL is named', () => {
    expect(settingsIn({ KAFKA_BROKERS })).toMatchObject({ keysUrl: undefined, wrapping: undefined });
  });

  it('share keys in PostgreSQL, under a master key from the environment or from a file', () => {
    expect(settingsIn({ KAFKA_BROKERS, KEYS_URL, KEYS_MASTER_KEY })).toMatchObject({
      keysUrl: KEYS_URL,
      wrapping: parseMasterKey(KEYS_MASTER_KEY),
    });
    expect(settingsIn({ KAFKA_BROKERS, KEYS_URL, MASTER_KEY_FILE: '/run/secrets/master_key' })).toMatchObject({
      keysUrl: KEYS_URL,
      masterKeyFile: '/run/secrets/master_key',
    });
  });

  it('have keys wrapped elsewhere where a place is named, and then need no master key', () => {
    const kms = { KEYS_KMS_URL: 'https://bao.example.org:8200/', KEYS_KMS_TOKEN_FILE: '/run/secrets/token' };

    expect(settingsIn({ KAFKA_BROKERS, KEYS_URL, ...kms }).wrapping?.name).toBe(
      'the key repartee of https://bao.example.org:8200',
    );
    expect(settingsIn({ KAFKA_BROKERS, KEYS_URL, KEYS_MASTER_KEY, ...kms }).wrapping?.name).toContain(
      'bao.example.org',
    );
    expect(() => settingsIn({ KAFKA_BROKERS, KEYS_URL, ...kms, KEYS_KMS_TOKEN_FILE: '' })).toThrow(/go together/);
    expect(() => settingsIn({ KAFKA_BROKERS, KEYS_URL, ...kms, KEYS_KMS_KEY: 'a/b' })).toThrow(/KEYS_KMS_KEY is not/);
  });

  it('take no name and password in the address of what wraps keys, and quote neither', () => {
    const KEYS_KMS_TOKEN_FILE = '/run/secrets/token';
    for (const KEYS_KMS_URL of ['https://ada:hunter2@bao.example.org:8200', 'https://hunter2@bao.example.org']) {
      const settings = () => settingsIn({ KAFKA_BROKERS, KEYS_URL, KEYS_KMS_URL, KEYS_KMS_TOKEN_FILE });

      expect(settings).toThrow(/^KEYS_KMS_URL is not valid: an address without a name and password/);
      expect(settings).not.toThrow(/hunter2/);
    }
  });

  it('share no keys under a master key that each service would make for itself', () => {
    expect(() => settingsIn({ KAFKA_BROKERS, KEYS_URL })).toThrow(ConfigError);
  });

  it('trust proxies in the networks that are named, and take nothing else for a network', () => {
    const TRUSTED_PROXIES = '203.0.113.0/24, 2001:db8::/32,198.51.100.7';
    expect(settingsIn({ KAFKA_BROKERS, TRUSTED_PROXIES }).trustedProxies).toEqual([
      ...['203.0.113.0/24', '2001:db8::/32', '198.51.100.7'],
    ]);
    expect(settingsIn({ KAFKA_BROKERS }).trustedProxies).toEqual([]);
    for (const wrong of ['203.0.113.0/33', '0.0.0.0/0', 'proxy.example.org', '203.0.113.0/24/8'])
      expect(() => settingsIn({ KAFKA_BROKERS, TRUSTED_PROXIES: wrong })).toThrow(/TRUSTED_PROXIES=.* is not valid/);
  });

  it('need Kafka', () => {
    expect(() => settingsIn({})).toThrow('KAFKA_BROKERS is not set');
  });
});
