import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';

export interface TestSmtpServer {
  port: number;
  /** Letters as they were sent, headers and all. */
  letters: string[];
  /** What it was told besides letters, line by line. */
  commands: string[];
  /** From now on no letter is taken. */
  refuse(): void;
  /** From now on letters are taken again. */
  accept(): void;
  /** Says nothing to who connects, until it is let go. */
  hold(): void;
  letGo(): void;
  close(): Promise<void>;
}

/** As much of a mail server (RFC 5321) as a sender needs, without TLS. */
export async function createTestSmtpServer(): Promise<TestSmtpServer> {
  const letters: string[] = [];
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  let isRefusing = false;
  let held: (() => void)[] | undefined;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    talk(socket, {
      take: (letter) => letters.push(letter),
      note: (line) => commands.push(line),
      isRefusing: () => isRefusing,
      greet: (greeting) => (held ? held.push(greeting) : greeting()),
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    letters,
    commands,
    refuse: () => (isRefusing = true),
    accept: () => (isRefusing = false),
    hold: () => (held = []),
    letGo: () => {
      held?.forEach((greeting) => greeting());
      held = undefined;
    },
    close: () => {
      sockets.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

interface Box {
  take: (letter: string) => void;
  note: (command: string) => void;
  isRefusing: () => boolean;
  greet: (greeting: () => void) => void;
}

function talk(socket: Socket, { take, note, isRefusing, greet }: Box): void {
  let heard = '';
  let isLetter = false;
  const answer = (line: string) => void socket.write(`${line}\r\n`);
  const hear = (command: string) => {
    note(command);
    // Whoever would tell a password is asked for it.
    if (/^EHLO/i.test(command)) return (answer('250-ready'), answer('250 AUTH PLAIN LOGIN'));
    if (/^HELO/i.test(command)) return answer('250 ready');
    if (/^STARTTLS/i.test(command)) return answer('502 no TLS here');
    if (/^AUTH/i.test(command)) return answer('235 welcome');
    if (/^RCPT/i.test(command))
      return answer(isRefusing() ? '550 <somebody@example.org> is not known here' : '250 fine');
    if (/^DATA/i.test(command)) return ((isLetter = true), answer('354 go on'));
    return answer(/^QUIT/i.test(command) ? '221 bye' : '250 fine');
  };
  greet(() => answer('220 test'));
  socket.on('data', (chunk) => {
    heard += String(chunk);
    for (let end = heard.indexOf(isLetter ? '\r\n.\r\n' : '\r\n'); end >= 0;) {
      const part = heard.slice(0, end);
      heard = heard.slice(end + (isLetter ? 5 : 2));
      if (isLetter) {
        isLetter = false;
        take(part);
        answer('250 taken');
      } else hear(part);
      end = heard.indexOf(isLetter ? '\r\n.\r\n' : '\r\n');
    }
  });
}
