import { Writable } from 'node:stream';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PinoLog } from '@repartee/kernel';

import { SmtpMailer } from './mailer.js';
import type { TestSmtpServer } from './smtp-server.fixtures.js';
import { createTestSmtpServer } from './smtp-server.fixtures.js';

const mail = {
  to: 'léa@example.org',
  subject: 'Verdier vous invite',
  text: 'Bonjour Léa,\n\nhttps://r.test/invitation/1\n',
};

describe('when a mail server is configured', () => {
  let server: TestSmtpServer;
  let mailer: SmtpMailer;
  let logged: string;

  beforeEach(async () => {
    server = await createTestSmtpServer();
    logged = '';
    const destination = new Writable({
      write: (chunk: Buffer, _, done) => {
        logged += String(chunk);
        done();
      },
    });
    const log = new PinoLog({ service: 'test', level: 'info', destination });
    const from = 'Repartee <repartee@example.org>';
    mailer = new SmtpMailer({ host: '127.0.0.1', port: server.port, account: undefined, from }, log);
  });

  afterEach(() => server.close());

  it('sends the letter', async () => {
    expect(await mailer.send(mail)).toBe(true);
    expect(server.letters).toHaveLength(1);
    expect(server.letters[0]).toContain('Subject: Verdier vous invite');
    expect(server.letters[0]).toContain('https://r.test/invitation/1');
  });

  it('does not let a name write headers of its own', async () => {
    await mailer.send({ ...mail, subject: 'Hello\r\nBcc: eve@example.org' });
    expect(server.letters[0]).not.toMatch(/^Bcc:/m);
  });

  it('says that a letter was not taken, and why without its address', async () => {
    server.refuse();
    expect(await mailer.send(mail)).toBe(false);
    expect(logged).toContain('550');
    expect(logged).not.toContain('example.org');
  });

  it('tells a server without TLS no password', async () => {
    const account = { user: 'repartee', password: 'the word of the mail' };
    const settings = { host: '127.0.0.1', port: server.port, account, from: 'repartee@example.org' };
    const log = new PinoLog({ service: 'test', level: 'silent' });
    expect(await new SmtpMailer(settings, log).send(mail)).toBe(false);
    expect(server.commands.filter((command) => /^AUTH/i.test(command))).toEqual([]);
    expect(server.letters).toEqual([]);
  });

  it('says that nobody answers', async () => {
    await server.close();
    expect(await mailer.send(mail)).toBe(false);
    expect(logged).toContain('The mail server did not take a letter');
  });
});
