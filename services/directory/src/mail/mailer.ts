import { createTransport } from 'nodemailer';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

export interface MailSettings {
  /** For example smtps://user:password@mail.example.org:465 */
  smtpUrl: string;
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

export class SmtpMailer extends Mailer {
  readonly isConfigured = true;
  private readonly transport;

  constructor(private readonly settings: MailSettings) {
    super();
    const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
    this.transport = createTransport({ url: settings.smtpUrl, ...timeouts });
  }

  async send(mail: Mail): Promise<boolean> {
    return this.transport.sendMail({ from: this.settings.from, ...mail }).then(
      () => true,
      () => false,
    );
  }
}
