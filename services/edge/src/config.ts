import { resolve } from 'node:path';

import type { Environment, LogLevel } from '@repartee/kernel';
import { ConfigError, commonVariables, loadConfig } from '@repartee/kernel';
import { z } from 'zod';

const { HOST, LOG_LEVEL, PORT } = commonVariables;

const url = z.url({ protocol: /^https?$/, error: 'an address such as http://127.0.0.1:3001' });

export const edgeVariables = z.object({
  ...{ HOST, LOG_LEVEL, PORT },
  DIRECTORY_URL: url,
  CATALOG_URL: url,
  SCORING_URL: url,
  COCKPIT_URL: url,
  /** Instances of the sessions by their names, with commas between them: sessions-0=http://127.0.0.1:3003 */
  SESSIONS_URLS: z.string(),
  /** The folder of the built pages; those of this installation where it is not set. */
  WEB_FOLDER: z.string().optional(),
});

export interface EdgeConfig {
  port: number;
  host: string;
  logLevel: LogLevel;
  /** Addresses without a slash at the end. */
  services: Readonly<Record<'directory' | 'catalog' | 'scoring' | 'cockpit', string>>;
  /** Of the sessions, by the name of the instance. */
  sessions: ReadonlyMap<string, string>;
  webFolder: string | undefined;
}

/** Reads the environment. Throws ConfigError with a sentence for each value that cannot be used. */
export function edgeConfig(environment: Environment = process.env): EdgeConfig {
  const read = loadConfig(edgeVariables, environment);
  return {
    port: read.PORT,
    host: read.HOST,
    logLevel: read.LOG_LEVEL,
    services: {
      directory: withoutSlash(read.DIRECTORY_URL),
      catalog: withoutSlash(read.CATALOG_URL),
      scoring: withoutSlash(read.SCORING_URL),
      cockpit: withoutSlash(read.COCKPIT_URL),
    },
    sessions: instancesIn(read.SESSIONS_URLS),
    webFolder: read.WEB_FOLDER === undefined ? undefined : resolve(read.WEB_FOLDER),
  };
}

const INSTANCE = /^([a-z0-9][a-z0-9-]*)=(https?:\/\/\S+)$/;

function instancesIn(text: string): Map<string, string> {
  const instances = text.split(',').map((entry) => {
    const [, name, address] = INSTANCE.exec(entry.trim()) ?? [];
    if (name === undefined || address === undefined || !URL.canParse(address))
      throw new ConfigError([
        `SESSIONS_URLS=${text} is not valid: it lists instances as name=address, with commas between them.`,
      ]);
    return [name, withoutSlash(address)] as const;
  });
  return new Map(instances);
}

const withoutSlash = (address: string): string => address.replace(/\/$/, '');
