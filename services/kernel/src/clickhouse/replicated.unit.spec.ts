import { describe, expect, it } from '@jest/globals';

import { replicated } from './replicated.js';

describe('a statement for a cluster', () => {
  it('makes a table on each server, replicated, without leaving out blocks it has seen', () => {
    expect(
      replicated('CREATE TABLE IF NOT EXISTS sites (site_id String) ENGINE = ReplacingMergeTree(version) ORDER BY site_id', 'main'),
    ).toBe(
      "CREATE TABLE IF NOT EXISTS sites ON CLUSTER 'main' (site_id String) ENGINE = ReplicatedReplacingMergeTree(version) " +
        'ORDER BY site_id SETTINGS replicated_deduplication_window = 0',
    ); // prettier-ignore
    expect(replicated('\nCREATE TABLE notes (at UInt8) ENGINE = MergeTree ORDER BY at', 'main')).toContain(
      'ENGINE = ReplicatedMergeTree ORDER BY at',
    );
  });

  it('makes and drops databases and exchanges tables on each server', () => {
    expect(replicated('CREATE DATABASE IF NOT EXISTS {database:Identifier}', 'main')).toBe(
      "CREATE DATABASE IF NOT EXISTS {database:Identifier} ON CLUSTER 'main'",
    );
    expect(replicated('DROP TABLE IF EXISTS sites SYNC', 'main')).toBe(
      "DROP TABLE IF EXISTS sites ON CLUSTER 'main' SYNC",
    );
    expect(replicated('EXCHANGE TABLES a.sites AND b.sites', 'main')).toBe(
      "EXCHANGE TABLES a.sites AND b.sites ON CLUSTER 'main'",
    );
  });

  it('is left alone where replicas pass it on by themselves', () => {
    for (const statement of [
      'DELETE FROM sites WHERE organisation = {organisation:String}',
      'ALTER TABLE sites ADD COLUMN IF NOT EXISTS case_id String',
      'INSERT INTO skill_months SELECT * FROM skill_scores',
    ])
      expect(replicated(statement, 'main')).toBe(statement);
  });
});
