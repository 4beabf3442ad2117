import type { Environment } from '@repartee/kernel';
import { loadConfig } from '@repartee/kernel';
import { z } from 'zod';

import type { MailSettings } from './mail/mailer.js';

const Variables = z
  .object({
    /** The server that takes mail; links are shown to copy where it is not set. */
    SMTP_HOST: z.string().optional(),
    /** 465 speaks TLS from the start, others change over to it. */
    SMTP_PORT: z.coerce.number('a port is a number').int().min(1).max(65_535).default(587),
    SMTP_USER: z.string().optional(),
    SMTP_PASSWORD: z.string().default(''),
    /** The sender, for example Repartee <repartee@example.org>. */
    MAIL_FROM: z.string().optional(),
  })
  .refine(({ SMTP_HOST, MAIL_FROM }) => SMTP_HOST === undefined || MAIL_FROM !== undefined, {
    path: ['MAIL_FROM'],
    message: 'mail that goes through SMTP_HOST needs a sender',
  });

export interface DirectoryConfig {
  /** Undefined: nothing is sent. */
  mail: MailSettings | undefined;
}

/** Reads the environment. Throws ConfigError with a sentence for each value that cannot be used. */
export function directoryConfig(environment: Environment = process.env): DirectoryConfig {
  const {
    SMTP_HOST: host,
    SMTP_PORT: port,
    SMTP_USER,
    SMTP_PASSWORD,
    MAIL_FROM: from = '',
  } = loadConfig(Variables, environment);
  if (host === undefined) return { mail: undefined };
  const account = SMTP_USER === undefined ? undefined : { user: SMTP_USER, password: SMTP_PASSWORD };
  return { mail: { host, port, account, from } };
}
