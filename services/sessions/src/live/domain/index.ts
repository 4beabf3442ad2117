export { LIMIT_MS } from './limits.js';
export { wordingSeedOf } from './opening.js';
export { decide } from './session.decide.js';
export type { SessionCommand } from './session.decide.js';
export { SessionError, isSessionError } from './session-errors.js';
export type { ContentPin, SessionEvent, SessionOpening } from './session-events.js';
export { elapsedMs, evolve, initialState } from './session.js';
export type { EndedSession, LiveSession, SessionState } from './session.js';
