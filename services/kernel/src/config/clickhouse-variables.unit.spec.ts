import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';

import { clickhouseSource, clickhouseVariables } from './clickhouse-variables.js';
import { loadConfig } from './load-config.js';

const schema = z.object(clickhouseVariables);

describe('the place of ClickHouse', () => {
  it('is the embedded server where no address is set', () => {
    expect(clickhouseSource(loadConfig(schema, {}), '/data/clickhouse')).toEqual({
      mode: 'embedded',
      folder: '/data/clickhouse',
    });
  });

  it('is the server at the address, read by its reader where there is one', () => {
    const one = { CLICKHOUSE_URL: 'http://ch:8123/', CLICKHOUSE_USER: 'w', CLICKHOUSE_PASSWORD: 'pw' };
    const writer = { username: 'w', password: 'pw' };
    const reader = { username: 'r', password: 'pr' };
    const sourceOf = (environment: Record<string, string>) =>
      clickhouseSource(loadConfig(schema, environment), '/data');

    expect(sourceOf(one)).toEqual({ mode: 'external', credentials: { url: 'http://ch:8123', writer, reader: writer } });
    expect(sourceOf({ ...one, CLICKHOUSE_READER: 'r', CLICKHOUSE_READER_PASSWORD: 'pr' })).toMatchObject({
      credentials: { writer, reader },
    });
  });

  it('is a cluster where one is named, by a name that can stand in a statement', () => {
    const one = { CLICKHOUSE_URL: 'http://ch:8123' };

    expect(clickhouseSource(loadConfig(schema, { ...one, CLICKHOUSE_CLUSTER: 'main' }), '/data')).toMatchObject({
      mode: 'external',
      cluster: 'main',
    });
    expect(() => loadConfig(schema, { ...one, CLICKHOUSE_CLUSTER: "x' SYNC" })).toThrow(
      'letters, digits, dashes and underscores',
    );
  });

  it('is refused where the address is none', () => {
    expect(() => loadConfig(schema, { CLICKHOUSE_URL: 'clickhouse' })).toThrow(
      'CLICKHOUSE_URL=clickhouse is not valid: an address such as http://127.0.0.1:8123.',
    );
  });
});
