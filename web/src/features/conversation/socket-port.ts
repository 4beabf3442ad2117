import {
  Me,
  Problem,
  SessionsHome,
  atInstance,
  sessionsNamespace,
  sessionsServerEvents,
  sessionsSocketPath,
} from '@repartee/proto';
import type { Ack } from '@repartee/proto';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';

import { api } from '../../api/api.js';
import { ProblemError, asProblem, localProblem } from '../../api/problem-error.js';
import { createDoor } from './door.js';
import { read } from './read-frame.js';
import type { RequestFrame, RequestName, RequestResult, SessionsListener, SessionsPort } from './sessions-port.js';
import { mayPass } from './trying-again.js';
import type { VoicePort } from './voice/voice-port.js';
import { createVoiceSocket } from './voice/voice-socket.js';

const ANSWER_WITHIN_MS = 8000;
const ASK_AGAIN_MS = 2000;

const listen = (socket: Socket, listener: SessionsListener): void => {
  const frames = sessionsServerEvents;
  socket.on('turn', (frame) => listener.turn(read(frames.turn, frame)));
  socket.on('thinking', () => listener.thinking());
  socket.on('warning', (frame) => listener.warning(read(frames.warning, frame)));
  socket.on('ended', (frame) => listener.ended(read(frames.ended, frame)));
  socket.on('taken-over', () => listener.takenOver());
  socket.on('connect', () => listener.connected());
  socket.on('disconnect', (reason) => {
    listener.lost();
    // The library comes back by itself, but not when the server closed the door.
    if (reason === 'io server disconnect') socket.connect();
  });
};

const later = (ms: number, run: () => void): (() => void) => {
  const timer = window.setTimeout(run, ms);
  return () => window.clearTimeout(timer);
};

/** What the conversation goes on with, or begins from; nothing where it begins anew. */
export type About = { session: string } | { case: string } | undefined;

/** Each session is held by one instance for life, and reached there. */
const pathTo = async (about: About): Promise<string> => {
  const query = about ? `?${new URLSearchParams(about).toString()}` : '';
  const { home } = await api.get(`/api/sessions/home${query}`, SessionsHome);
  return home === null ? sessionsSocketPath : atInstance(home, '/socket.io');
};

/** The port over socket.io, same origin, with the sign-in's cookies; speech goes the same way as words. */
export const createSocketPort = (about: About): SessionsPort & { voice: VoicePort } => {
  const voice = createVoiceSocket();
  let socket: Socket | undefined;
  let door: ReturnType<typeof createDoor> | undefined;
  let callOff = (): void => {};
  let isClosed = false;

  const open = (listener: SessionsListener): void => {
    isClosed = false;
    pathTo(about).then(
      (path) => {
        if (!isClosed) connect(listener, path);
      },
      (error: unknown) => {
        if (isClosed) return;
        listener.lost();
        const problem = asProblem(error);
        if (problem.status >= 400 && problem.status < 500 && !mayPass(problem)) listener.refused(problem);
        else callOff = later(ASK_AGAIN_MS, () => open(listener));
      },
    );
  };

  const connect = (listener: SessionsListener, path: string): void => {
    const opened: Socket = io(sessionsNamespace, {
      ...{ path, autoConnect: false, withCredentials: true, reconnectionDelayMax: 2000 },
    });
    socket = opened;
    // A pass may have run out while the conversation went on: asking who we are renews it.
    const renew = () => api.get('/api/auth/me', Me);
    const atDoor = createDoor({ knock: () => opened.connect(), renew, refused: listener.refused, later });
    door = atDoor;
    opened.on('connect', atDoor.opened);
    listen(opened, listener);
    voice.attach(opened);
    opened.on('connect_error', (error: Error & { data?: unknown }) => {
      listener.lost();
      const told = Problem.safeParse(error.data);
      if (told.success && !opened.active) atDoor.turnedAway(told.data);
    });
    opened.connect();
  };

  const request = async <Name extends RequestName>(
    name: Name,
    frame: RequestFrame<Name>,
  ): Promise<RequestResult<Name>> => {
    let answer: Ack<RequestResult<Name>>;
    if (!socket) throw localProblem('offline', 'There is no connection yet.');
    try {
      answer = (await socket.timeout(ANSWER_WITHIN_MS).emitWithAck(name, frame)) as Ack<RequestResult<Name>>;
    } catch (error) {
      throw localProblem('offline', asProblem(error).detail);
    }
    if (answer.ok) return answer.result;
    throw new ProblemError(answer.problem);
  };

  const close = (): void => {
    isClosed = true;
    callOff();
    door?.close();
    socket?.disconnect();
  };

  return { open, request, close, voice };
};
