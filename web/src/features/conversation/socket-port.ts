import { Me, Problem, sessionsNamespace, sessionsServerEvents } from '@repartee/proto';
import type { Ack } from '@repartee/proto';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { z } from 'zod';

import { api } from '../../api/api.js';
import { ProblemError, asProblem, isProblemError, localProblem } from '../../api/problem-error.js';
import type { RequestFrame, RequestName, RequestResult, SessionsListener, SessionsPort } from './sessions-port.js';

const ANSWER_WITHIN_MS = 8000;

/** Frames are checked in development and tests, and taken as they are in production. */
const read = <Schema extends z.ZodType>(schema: Schema, frame: unknown): z.output<Schema> =>
  import.meta.env.PROD ? (frame as z.output<Schema>) : schema.parse(frame);

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

/** A pass may have run out while the conversation went on: asking who we are renews it, then the door is tried again. */
const renewAndConnect = async (socket: Socket, listener: SessionsListener): Promise<void> => {
  try {
    await api.get('/api/auth/me', Me);
    socket.connect();
  } catch (error) {
    if (isProblemError(error) && error.code !== 'offline' && error.status < 500) listener.refused(error.problem);
  }
};

/** The port over socket.io, same origin, with the sign-in's cookies. */
export const createSocketPort = (): SessionsPort => {
  const socket: Socket = io(sessionsNamespace, {
    autoConnect: false,
    withCredentials: true,
    reconnectionDelayMax: 2000,
  });

  const open = (listener: SessionsListener): void => {
    socket.removeAllListeners();
    listen(socket, listener);
    socket.on('connect_error', (error: Error & { data?: unknown }) => {
      listener.lost();
      const told = Problem.safeParse(error.data);
      if (told.success && told.data.status === 401) void renewAndConnect(socket, listener);
      else if (told.success && !socket.active) listener.refused(told.data);
    });
    socket.connect();
  };

  const request = async <Name extends RequestName>(
    name: Name,
    frame: RequestFrame<Name>,
  ): Promise<RequestResult<Name>> => {
    let answer: Ack<RequestResult<Name>>;
    try {
      answer = (await socket.timeout(ANSWER_WITHIN_MS).emitWithAck(name, frame)) as Ack<RequestResult<Name>>;
    } catch (error) {
      throw localProblem('offline', asProblem(error).detail);
    }
    if (answer.ok) return answer.result;
    throw new ProblemError(answer.problem);
  };

  return { open, request, close: () => socket.disconnect() };
};
