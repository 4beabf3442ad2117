import type { Log } from '@repartee/kernel';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

export interface MailSettings {
  host: string;
  port: number;
  account: { user: string; password: string } | undefined;
  from: string;
}

/** Sends mail, where a server for it is configured. */
export abstract class Mailer {
  abstract readonly isConfigured: boolean;
  /** Whether the mail server took it. */
  abstract send(mail: Mail): Promise<boolean>;
}

/** Links are shown to copy; nothing is sent. */
export class NoMailer extends Mailer {
  readonly isConfigured = false;

  send(): Promise<boolean> {
    return Promise.resolve(false);
  }
}

const TIMEOUT_MS = 10_000;

/** SMTP over TLS from the first byte (RFC 8314). */
const IMPLICIT_TLS_PORT = 465;

export class SmtpMailer extends Mailer {
  readonly isConfigured = true;
  private readonly transport: ReturnType<typeof transportOf>;

  constructor(
    private readonly settings: MailSettings,
    private readonly log: Log,
  ) {
    super();
    this.transport = transportOf(settings);
    // Whoever sends something is told.
    this.transport.catch(() => undefined);
  }

  async send(mail: Mail): Promise<boolean> {
    const transport = await this.transport;
    return transport.sendMail({ from: this.settings.from, ...mail }).then(
      () => true,
      (error: unknown) => {
        this.log.warn({ reason: reasonOf(error) }, 'The mail server did not take a letter');
        return false;
      },
    );
  }
}

/** The library is loaded where there is a mail server: others start without. */
async function transportOf({ host, port, account }: MailSettings) {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    host,
    port,
    secure: port === IMPLICIT_TLS_PORT,
    // A password goes to nobody who does not change over to TLS first.
    ...(account && { requireTLS: true, auth: { user: account.user, pass: account.password } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
}

/** Code and status only: what servers say repeats the address that was written to. */
function reasonOf(error: unknown): string {
  const { code = 'unknown', responseCode = '' } = error as { code?: string; responseCode?: number };
  return `${code} ${responseCode}`.trim();
}
