import type {
  EndedFrame,
  Problem,
  SessionsClientEvents,
  SessionState,
  TurnFrame,
  WarningFrame,
  Written,
  sessionsClientEvents,
} from '@repartee/proto';
import type { z } from 'zod';

type Events = typeof sessionsClientEvents;
export type RequestName = keyof SessionsClientEvents;
export type RequestFrame<Name extends RequestName> = z.input<Events[Name]['frame']>;
export type RequestResult<Name extends RequestName> = Name extends 'start' | 'fork' | 'resume' ? SessionState : Written;

/** What comes from the server, and what becomes of the connection. */
export interface SessionsListener {
  /** The first connection, and every one after a loss. */
  connected: () => void;
  lost: () => void;
  /** The server will not have this connection, and trying again does not help. */
  refused: (problem: Problem) => void;
  turn: (frame: TurnFrame) => void;
  thinking: () => void;
  warning: (frame: WarningFrame) => void;
  ended: (frame: EndedFrame) => void;
  takenOver: () => void;
}

/** The way to the sessions service. `request` throws ProblemError; with code `offline` nobody knows whether it arrived. */
export interface SessionsPort {
  open: (listener: SessionsListener) => void;
  close: () => void;
  request: <Name extends RequestName>(name: Name, frame: RequestFrame<Name>) => Promise<RequestResult<Name>>;
}
