export type SessionErrorCode =
  | 'closing_down'
  | 'session_not_found'
  | 'session_over'
  | 'session_not_over'
  | 'session_exists'
  | 'session_paused'
  | 'pause_not_allowed'
  | 'turn_not_found'
  | 'turn_missing'
  | 'voice_off'
  | 'ceiling_reached'
  | 'silence_is_heard'
  | 'scenario_not_found'
  | 'content_missing'
  | 'template_not_found'
  | 'case_not_found'
  | 'case_exists';

/** A command that the session refuses; the edge turns it into problem details. */
export class SessionError extends Error {
  constructor(
    readonly code: SessionErrorCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'SessionError';
  }
}

export const isSessionError = (error: unknown): error is SessionError => error instanceof SessionError;
