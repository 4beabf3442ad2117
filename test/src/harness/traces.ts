import { readFileSync } from 'node:fs';

import type { ClickHouseCredentials } from '@repartee/kernel';

import { contentsOf, filesBelow } from './files-below.js';
import type { Standalone } from './standalone.js';

/**
 * Every row of every table of a ClickHouse server, as text: a line each, after the name of its table. `final`: without
 * those that others have replaced, which lie there until parts are merged, and of tables alone in which rows are replaced.
 * `credentials`: the path of the file with them.
 */
export async function rowsAt(credentials: string, rowsOf: 'all' | 'final' = 'all'): Promise<string> {
  const [engine, final] = rowsOf === 'final' ? ['Replacing%', 'FINAL'] : ['%MergeTree%', ''];
  const { url, writer } = JSON.parse(readFileSync(credentials, 'utf8')) as ClickHouseCredentials;
  const authorization = `Basic ${Buffer.from(`${writer.username}:${writer.password}`).toString('base64')}`;
  const ask = async (sql: string) => {
    const answer = await fetch(url, { method: 'POST', headers: { authorization }, body: sql });
    const text = await answer.text();
    // A table that is gone meanwhile, as a rebuild leaves one, holds nothing.
    if (!answer.ok && !text.includes('UNKNOWN_TABLE')) throw new Error(text);
    return answer.ok ? text : '';
  };
  const names = await ask(`SELECT concat(database, '.', name) FROM system.tables
    WHERE database NOT IN ('INFORMATION_SCHEMA', 'information_schema') AND engine LIKE '${engine}' FORMAT TSV`);
  const listed = names.split('\n').filter((name) => name !== '');
  if (listed.length <= 10) throw new Error(`The server has only ${listed.length} tables.`);
  const rows = await Promise.all(listed.map((name) => ask(`SELECT * FROM ${name} ${final} FORMAT JSONEachRow`)));
  return rows.flatMap((text, place) => text.split('\n').map((row) => `${listed[place] ?? ''} ${row}`)).join('\n');
}

/** The same of a server in one process. */
export const tablesOf = (server: Standalone): Promise<string> =>
  rowsAt(server.runtime()?.clickhouse?.credentialsPath ?? '');

/** Files of the data folder that hold one of these words. */
export const filesWith = (server: Standalone, words: readonly string[]): string[] =>
  filesBelow(server.dataFolder).filter((file) => {
    const content = contentsOf(file);
    return words.some((word) => content.includes(word));
  });
