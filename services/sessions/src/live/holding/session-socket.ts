import type { User } from '@repartee/kernel';
import type { SessionsClientEvents, SessionsServerEvents, VoiceClientEvents, VoiceServerEvents } from '@repartee/proto';
import type { Namespace, Socket } from 'socket.io';

import type { SessionKey } from '../live-sessions.js';

interface SocketData {
  user?: User;
  /** The session this socket holds. */
  held?: SessionKey | undefined;
}
type ClientEvents = SessionsClientEvents & VoiceClientEvents;
type ServerEvents = SessionsServerEvents & VoiceServerEvents;

export type SessionSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, SocketData>;
export type SessionNamespace = Namespace<ClientEvents, ServerEvents, Record<string, never>, SocketData>;
