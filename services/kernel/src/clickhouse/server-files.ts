import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { writeWhole } from '../files/whole-file.js';
import type { ClickHouseCredentials } from './clickhouse.js';

export interface ServerFiles {
  config: string;
  users: string;
  credentials: string;
  data: string;
  log: string;
}

export interface ServerSettings {
  /** The database that the reader may read. */
  database: string;
  /** Most memory the server takes, in bytes. */
  memoryLimit: number;
}

/** Where the embedded server keeps what, below its folder. */
export function serverFiles(folder: string): ServerFiles {
  return {
    config: join(folder, 'config.xml'),
    users: join(folder, 'users.xml'),
    credentials: join(folder, 'credentials.json'),
    data: join(folder, 'data'),
    log: join(folder, 'server.log'),
  };
}

/** Writes the server's configuration; passwords are made at the first start and kept. */
export function writeServerFiles(folder: string, url: string, settings: ServerSettings): ClickHouseCredentials {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = serverFiles(folder);
  const credentials = { ...(readCredentials(files.credentials) ?? newCredentials()), url };
  writeWhole(files.credentials, `${JSON.stringify(credentials, null, 2)}\n`);
  writeWhole(files.config, configXml(files, settings));
  writeWhole(files.users, usersXml(credentials, settings));
  return credentials;
}

/** The credentials that a running server has written, or undefined where there are none. */
export function readCredentials(path: string): ClickHouseCredentials | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as ClickHouseCredentials) : undefined;
}

function newCredentials(): Omit<ClickHouseCredentials, 'url'> {
  return {
    writer: { username: 'repartee', password: newPassword() },
    reader: { username: 'repartee_reader', password: newPassword() },
  };
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

function configXml(files: ServerFiles, { memoryLimit }: ServerSettings): string {
  return `<clickhouse>
  <users_config>${escapeXml(files.users)}</users_config>
  <logger><level>warning</level></logger>
  <max_server_memory_usage>${memoryLimit}</max_server_memory_usage>
  <mark_cache_size>67108864</mark_cache_size>
  <uncompressed_cache_size>0</uncompressed_cache_size>
</clickhouse>
`;
}

/**
 * `default` runs the query that keeps the server alive. It can have no password, so it may do nothing else: its limit
 * of one query on the whole server, which nobody may lift, is used up by that query.
 */
function usersXml({ writer, reader }: ClickHouseCredentials, { database }: ServerSettings): string {
  return `<clickhouse>
  <profiles>
    <default><async_insert>0</async_insert></default>
    <keep_alive>
      <max_concurrent_queries_for_all_users>1</max_concurrent_queries_for_all_users>
      <constraints>
        <max_concurrent_queries_for_all_users><readonly/></max_concurrent_queries_for_all_users>
      </constraints>
    </keep_alive>
    <reader>
      <readonly>2</readonly>
      <max_execution_time>30</max_execution_time>
    </reader>
  </profiles>
  <quotas><default/></quotas>
  <users>
    <default>
      <password></password>
      <networks><ip>::1</ip></networks>
      <profile>keep_alive</profile>
      <quota>default</quota>
      <grants>
        <query>GRANT SYSTEM LISTEN ON *.*</query>
        <query>GRANT SELECT ON system.numbers</query>
      </grants>
    </default>
    <${writer.username}>
      <password_sha256_hex>${sha256(writer.password)}</password_sha256_hex>
      <networks><ip>127.0.0.1</ip></networks>
      <profile>default</profile>
      <quota>default</quota>
    </${writer.username}>
    <${reader.username}>
      <password_sha256_hex>${sha256(reader.password)}</password_sha256_hex>
      <networks><ip>127.0.0.1</ip></networks>
      <profile>reader</profile>
      <quota>default</quota>
      <grants><query>GRANT SELECT ON ${database}.*</query></grants>
    </${reader.username}>
  </users>
</clickhouse>
`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
