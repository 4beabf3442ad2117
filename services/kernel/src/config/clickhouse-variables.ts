import { z } from 'zod';

import type { ClickHouseSource } from '../clickhouse/open-clickhouse.js';

/** Where ClickHouse is: a server of one's own by its address, the embedded one where none is set. */
export const clickhouseVariables = {
  CLICKHOUSE_URL: z.url({ protocol: /^https?$/, error: 'an address such as http://127.0.0.1:8123' }).optional(),
  CLICKHOUSE_USER: z.string().default('default'),
  CLICKHOUSE_PASSWORD: z.string().default(''),
  /** A user who may only read; the first one where it is not set. */
  CLICKHOUSE_READER: z.string().optional(),
  CLICKHOUSE_READER_PASSWORD: z.string().default(''),
  /** The name of a cluster, as the servers' configuration has it: tables are made on each of them, and replicated. */
  CLICKHOUSE_CLUSTER: z
    .string()
    .regex(/^[A-Za-z][\w-]*$/, 'letters, digits, dashes and underscores')
    .optional(),
} as const;

type ClickHouseVariables = z.output<z.ZodObject<typeof clickhouseVariables>>;

/** The server those variables name, or the embedded one in the folder. */
export function clickhouseSource(variables: ClickHouseVariables, folder: string): ClickHouseSource {
  const url = variables.CLICKHOUSE_URL;
  if (url === undefined) return { mode: 'embedded', folder };
  const writer = { username: variables.CLICKHOUSE_USER, password: variables.CLICKHOUSE_PASSWORD };
  const { CLICKHOUSE_READER: username, CLICKHOUSE_READER_PASSWORD: password } = variables;
  const reader = username === undefined ? writer : { username, password };
  const { CLICKHOUSE_CLUSTER: cluster } = variables;
  const credentials = { url: url.replace(/\/$/, ''), writer, reader };
  return { mode: 'external', credentials, ...(cluster !== undefined && { cluster }) };
}
