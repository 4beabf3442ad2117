/** Where a running server is found, in `data/runtime.json`. */
export interface Runtime {
  pid: number;
  /** UTC, milliseconds since 1970. */
  startedAt: number;
  version: string;
  /** Where people open it, for example http://127.0.0.1:3000. */
  url: string;
  clickhouse?: { url: string; credentialsPath: string };
}
