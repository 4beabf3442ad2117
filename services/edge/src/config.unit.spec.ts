import { describe, expect, it } from '@jest/globals';

import { edgeConfig } from './config.js';

const environment = {
  DIRECTORY_URL: 'http://127.0.0.1:3001/',
  CATALOG_URL: 'http://127.0.0.1:3002',
  SCORING_URL: 'http://127.0.0.1:3004',
  COCKPIT_URL: 'http://127.0.0.1:3006',
  SESSIONS_URLS: 'sessions-0=http://127.0.0.1:3003, sessions-1=http://10.0.0.7:3003/',
};

describe('when the edge is told where the services are', () => {
  it('knows each by its address, and the sessions by the names of their instances', () => {
    const { services, sessions, port } = edgeConfig(environment);
    expect(port).toBe(3000);
    expect(services.directory).toBe('http://127.0.0.1:3001');
    expect([...sessions]).toEqual([
      ['sessions-0', 'http://127.0.0.1:3003'],
      ['sessions-1', 'http://10.0.0.7:3003'],
    ]);
  });
});

describe('when the edge is told something wrong', () => {
  it('says which service has no address', () => {
    expect(() => edgeConfig({ ...environment, COCKPIT_URL: undefined })).toThrow(/COCKPIT_URL is not set/);
  });

  it('says how instances are listed', () => {
    expect(() => edgeConfig({ ...environment, SESSIONS_URLS: 'http://127.0.0.1:3003' })).toThrow(/name=address/);
  });
});
