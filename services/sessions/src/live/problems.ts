import { ProblemError } from '@repartee/kernel';

import type { SessionErrorCode } from './domain/session-errors.js';
import { isSessionError } from './domain/session-errors.js';

const edges: Readonly<Record<SessionErrorCode, { status: number; title: string }>> = {
  closing_down: { status: 503, title: 'About to stop' },
  session_not_found: { status: 404, title: 'Not found' },
  session_over: { status: 409, title: 'Conversation over' },
  session_not_over: { status: 409, title: 'Conversation not over' },
  session_exists: { status: 409, title: 'Started already' },
  session_paused: { status: 409, title: 'Conversation paused' },
  pause_not_allowed: { status: 409, title: 'No pause here' },
  turn_not_found: { status: 404, title: 'Not found' },
  turn_missing: { status: 409, title: 'Out of order' },
  ceiling_reached: { status: 409, title: 'No speech left this month' },
  voice_off: { status: 409, title: 'No voice here' },
  silence_is_heard: { status: 409, title: 'Silence is heard' },
  scenario_not_found: { status: 404, title: 'Not found' },
  content_missing: { status: 409, title: 'Content missing' },
  template_not_found: { status: 404, title: 'Not found' },
  case_not_found: { status: 404, title: 'Not found' },
  case_exists: { status: 409, title: 'Told already' },
};

/** A refusal of the domain as problem details; other errors pass. */
export function toProblem(error: unknown): unknown {
  if (!isSessionError(error)) return error;
  return new ProblemError({ code: error.code, detail: error.detail, ...edges[error.code] }, { cause: error });
}

/** Runs a task whose refusals are to leave as problem details. */
export async function answering<Result>(task: () => Promise<Result>): Promise<Result> {
  try {
    return await task();
  } catch (error) {
    throw toProblem(error);
  }
}
