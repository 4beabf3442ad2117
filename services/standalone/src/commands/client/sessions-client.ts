import type { Ack, SessionState, SessionsClientEvents, SessionsServerEvents, Written } from '@repartee/proto';
import { SessionsHome, atInstance, sessionsClientEvents, sessionsNamespace, sessionsSocketPath } from '@repartee/proto';
import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import type { z } from 'zod';

import type { ApiClient } from './api-client.js';
import { ApiProblem } from './api-client.js';

type SessionsSocket = Socket<SessionsServerEvents, SessionsClientEvents>;
type Frame<Name extends keyof SessionsClientEvents> = Parameters<SessionsClientEvents[Name]>[0];

const ANSWER_LIMIT_MS = 15_000;

/** The public socket of conversations, for somebody who is signed in. Every call throws ApiProblem where it is refused. */
export class SessionsClient {
  private constructor(readonly socket: SessionsSocket) {}

  /** Resolves once the server has accepted the connection: at home of the session, where one is named. */
  static async connect(
    { url, cookie }: Pick<ApiClient, 'url' | 'cookie'>,
    sessionId?: string,
  ): Promise<SessionsClient> {
    const socket: SessionsSocket = io(`${url}${sessionsNamespace}`, {
      path: await pathOf({ url, cookie }, sessionId),
      transports: ['websocket'],
      extraHeaders: { cookie },
      reconnection: false,
      forceNew: true,
    });
    return new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(new SessionsClient(socket)));
      socket.once('connect_error', (error) => {
        // First: to close it is an event of its own.
        reject(new Error(`The server refuses the conversation's socket: ${error.message}`, { cause: error }));
        socket.close();
      });
      // A server that dies between the handshake and its word on the namespace is heard of by neither of the two.
      socket.io.once('close', (reason) => reject(new Error(`The server has gone while it was asked: ${reason}`)));
    });
  }

  start(frame: Frame<'start'>): Promise<SessionState> {
    return this.ask('start', frame, sessionsClientEvents.start.result);
  }

  resume(frame: Frame<'resume'>): Promise<SessionState> {
    return this.ask('resume', frame, sessionsClientEvents.resume.result);
  }

  say(frame: Frame<'say'>): Promise<Written> {
    return this.ask('say', frame, sessionsClientEvents.say.result);
  }

  fork(frame: Frame<'fork'>): Promise<SessionState> {
    return this.ask('fork', frame, sessionsClientEvents.fork.result);
  }

  pause(frame: Frame<'pause'>): Promise<Written> {
    return this.ask('pause', frame, sessionsClientEvents.pause.result);
  }

  continue(frame: Frame<'continue'>): Promise<Written> {
    return this.ask('continue', frame, sessionsClientEvents.continue.result);
  }

  staySilent(frame: Frame<'stay-silent'>): Promise<Written> {
    return this.ask('stay-silent', frame, sessionsClientEvents['stay-silent'].result);
  }

  end(frame: Frame<'end'>): Promise<Written> {
    return this.ask('end', frame, sessionsClientEvents.end.result);
  }

  close(): void {
    this.socket.close();
  }

  private async ask<Schema extends z.ZodType>(
    event: string,
    frame: unknown,
    result: Schema,
  ): Promise<z.output<Schema>> {
    const untyped: Socket = this.socket;
    const ack = (await untyped.timeout(ANSWER_LIMIT_MS).emitWithAck(event, frame)) as Ack<unknown>;
    if (!ack.ok) throw new ApiProblem(ack.problem);
    return result.parse(ack.result);
  }
}

/** Where several instances hold sessions each is reached by its name, for as long as its sessions live. */
async function pathOf({ url, cookie }: Pick<ApiClient, 'url' | 'cookie'>, sessionId?: string): Promise<string> {
  const query = sessionId === undefined ? '' : `?session=${sessionId}`;
  const response = await fetch(`${url}/api/sessions/home${query}`, { headers: { cookie } });
  const { home } = response.ok ? SessionsHome.parse(await response.json()) : { home: null };
  return home === null ? sessionsSocketPath : atInstance(home, '/socket.io');
}
