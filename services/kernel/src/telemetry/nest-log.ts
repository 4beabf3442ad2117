import type { LoggerService } from '@nestjs/common';

import type { Log } from './log.js';

/** Nest's own messages through the structured log; its start-up chatter is for debugging. */
export class NestLog implements LoggerService {
  constructor(private readonly structured: Log) {}

  log(message: unknown, context?: unknown): void {
    this.structured.debug({ context }, String(message));
  }

  error(message: unknown, stack?: unknown, context?: unknown): void {
    const fields = message instanceof Error ? { err: message, context } : { stack, context };
    this.structured.error(fields, message instanceof Error ? message.message : String(message));
  }

  warn(message: unknown, context?: unknown): void {
    this.structured.warn({ context }, String(message));
  }
}
