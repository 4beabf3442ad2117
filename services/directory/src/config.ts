import { resolve } from 'node:path';

import type { Environment, ServiceSettings } from '@repartee/kernel';
import { loadConfig, serviceSettings, serviceVariables } from '@repartee/kernel';
import { z } from 'zod';

import type { MailSettings } from './mail/mailer.js';

export const setupVariables = z.object({
  /** What the setup page asks for; unset, one is made and logged where people come by another address than localhost. */
  SETUP_TOKEN: z.string().trim().min(16, 'at least 16 characters').max(200, 'at most 200 characters').optional(),
});

export const mailVariables = z
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
  /** Undefined: made where it is needed. */
  setupToken: string | undefined;
}

/** Reads the environment. Throws ConfigError with a sentence for each value that cannot be used. */
export function directoryConfig(environment: Environment = process.env): DirectoryConfig {
  const {
    SMTP_HOST: host,
    SMTP_PORT: port,
    SMTP_USER,
    SMTP_PASSWORD,
    MAIL_FROM: from = '',
  } = loadConfig(mailVariables, environment);
  const { SETUP_TOKEN: setupToken } = loadConfig(setupVariables, environment);
  if (host === undefined) return { mail: undefined, setupToken };
  const account = SMTP_USER === undefined ? undefined : { user: SMTP_USER, password: SMTP_PASSWORD };
  return { mail: { host, port, account, from }, setupToken };
}

export const directoryVariables = z.object({
  ...serviceVariables,
  PORT: serviceVariables.PORT.default(3001),
  /** Links in invitations begin with it, and it says whether cookies go over HTTPS only. */
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'where people open it, such as https://training.example.org' }),
  /** The file, in PEM, of the private key that passes are signed with; this service alone has it. */
  SIGNING_KEY_FILE: z.string().optional(),
});

export interface DirectoryServiceConfig extends DirectoryConfig {
  settings: ServiceSettings;
  publicUrl: string;
  /** Undefined: made in the data folder. */
  signingKeyFile: string | undefined;
}

/** Of the directory as a process of its own. Throws ConfigError with a sentence for each value that cannot be used. */
export function directoryServiceConfig(environment: Environment = process.env): DirectoryServiceConfig {
  const read = loadConfig(directoryVariables, environment);
  return {
    ...directoryConfig(environment),
    settings: serviceSettings('directory', read),
    publicUrl: read.PUBLIC_URL.replace(/\/$/, ''),
    signingKeyFile: read.SIGNING_KEY_FILE === undefined ? undefined : resolve(read.SIGNING_KEY_FILE),
  };
}
