import type { Logger } from 'pino';
import { pino } from 'pino';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

export interface CreateLog {
  service: string;
  level: LogLevel;
  /** Where lines go; default standard output. */
  destination?: NodeJS.WritableStream;
}

/** Structured logs. They carry ids, codes and counts, never names, words or addresses of people. */
export abstract class Log {
  abstract error(fields: LogFields, message: string): void;
  abstract warn(fields: LogFields, message: string): void;
  abstract info(fields: LogFields, message: string): void;
  abstract debug(fields: LogFields, message: string): void;
}

export type LogFields = Readonly<Record<string, unknown>>;

/** Should personal data or secrets be handed to a line by mistake, these fields are left out of it. */
const NEVER_LOGGED = ['name', 'email', 'password', 'text', 'words', 'token', 'cookie', 'authorization', 'profile'];

/** Logs as JSON lines through pino. */
export class PinoLog extends Log {
  private readonly pino: Logger;

  constructor({ service, level, destination = process.stdout }: CreateLog) {
    super();
    const paths = NEVER_LOGGED.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
    this.pino = pino({ level, base: { service }, redact: { paths, remove: true } }, destination);
  }

  error(fields: LogFields, message: string): void {
    this.pino.error(fields, message);
  }

  warn(fields: LogFields, message: string): void {
    this.pino.warn(fields, message);
  }

  info(fields: LogFields, message: string): void {
    this.pino.info(fields, message);
  }

  debug(fields: LogFields, message: string): void {
    this.pino.debug(fields, message);
  }
}
