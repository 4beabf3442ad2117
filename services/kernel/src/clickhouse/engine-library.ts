import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The platform packages of `chdb` that carry the engine. */
const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@chdb/lib-linux-x64-gnu',
  'linux-arm64': '@chdb/lib-linux-arm64-gnu',
  'darwin-x64': '@chdb/lib-darwin-x64',
  'darwin-arm64': '@chdb/lib-darwin-arm64',
};

/** The path of the ClickHouse engine for this machine. Throws with a sentence that says what to do where there is none. */
export function engineLibrary(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  if (name === undefined) {
    throw new Error(`There is no embedded ClickHouse for ${platform}; set CLICKHOUSE_URL to a server of your own.`);
  }
  const fromHere = createRequire(import.meta.url);
  const fromChdb = createRequire(fromHere.resolve('chdb/package.json'));
  return join(dirname(fromChdb.resolve(`${name}/package.json`)), 'libchdb.so');
}
