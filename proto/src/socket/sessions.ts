import { z } from 'zod';
import { DispositionValues, Stance } from '../content/condition.js';
import { Portrait } from '../content/persona.js';
import { Language } from '../content/text.js';
import type { Problem } from '../http/problem.js';

/** The socket.io namespace of the live conversation. */
export const sessionsNamespace = '/sessions';
/** The path of its connections (`path` of a client's options); the usual one, /socket.io, leads there too. */
export const sessionsSocketPath = '/sessions/socket.io';
/** The address of something at one instance of the sessions, as one comes to it from outside. */
export const atInstance = (instance: string, path: string): string => `/sessions/${instance}${path}`;

export const Purpose = z.enum(['practice', 'assessed']);
export type Purpose = z.infer<typeof Purpose>;
export const InputMode = z.enum(['typed', 'push_to_talk', 'open_microphone']);
export type InputMode = z.infer<typeof InputMode>;
export const EndReason = z.enum(['objective_reached', 'persona_left', 'time', 'learner', 'abandoned']);
export type EndReason = z.infer<typeof EndReason>;

const SessionId = z.uuid();

const opened = {
  mode: InputMode,
  /** Practice that is spoken is recorded where its learner wants it and the organisation keeps recordings. */
  record: z.boolean().optional(),
  /** Made by the client; a start sent again with the same id is the same start. */
  clientSessionId: z.uuid(),
};
export const StartScenario = z.strictObject({
  scenarioId: z.string().min(1),
  purpose: Purpose,
  language: Language,
  ...opened,
});
/** An own case: always practice, in the language it was told in. */
export const StartCase = z.strictObject({ caseId: z.uuid(), ...opened });
/** client -> server `start`. Problem `case_not_found` (404) for a case that is not the learner's own or was forgotten. */
export const StartSession = z.union([StartScenario, StartCase]);
export type StartScenario = z.infer<typeof StartScenario>;
export type StartCase = z.infer<typeof StartCase>;
export type StartSession = z.infer<typeof StartSession>;

/** client -> server `fork`: try it differently from a learner turn of an own session that is over. */
export const ForkSession = z.strictObject({
  /** The session to leave from, and its learner turn that is to be said otherwise. */
  sessionId: SessionId,
  turn: z.number().int().min(0),
  mode: InputMode,
  record: z.boolean().optional(),
  /** Made by the client; a fork sent again with the same id is the same fork. */
  clientSessionId: z.uuid(),
});
export type ForkSession = z.infer<typeof ForkSession>;

const Count = z.number().int().min(0);
/** The voice that a page has lost, by its pass (`open-voice`), and how far its sound was rendered there. */
export const LostVoice = z.strictObject({ pass: z.uuid(), epoch: Count, segment: Count, rendered: Count });
export type LostVoice = z.infer<typeof LostVoice>;

/**
 * client -> server `resume`: the client has seen every turn below `fromTurn`. Of a spoken session it says what it has
 * heard last: where the server has not missed it yet, so much is on record of the turn that was cut.
 */
export const ResumeSession = z.strictObject({
  sessionId: SessionId,
  fromTurn: Count,
  lostVoice: LostVoice.optional(),
});
export type ResumeSession = z.infer<typeof ResumeSession>;

/** client -> server `say` */
export const SayTurn = z.strictObject({
  sessionId: SessionId,
  /** Made by the client; a turn sent again with the same id is the same turn. */
  clientTurnId: z.uuid(),
  text: z
    .string()
    .trim()
    .min(1, 'say something, or use "say nothing"')
    .max(2000, 'say it in at most 2,000 characters a turn'),
});
export type SayTurn = z.infer<typeof SayTurn>;

/** client -> server `stay-silent`: the "say nothing" key. */
export const StaySilent = z.strictObject({ sessionId: SessionId, clientTurnId: z.uuid() });
export type StaySilent = z.infer<typeof StaySilent>;

/** client -> server `pause`: the clock stands still until `continue`. Practice only. */
export const PauseSession = z.strictObject({ sessionId: SessionId });
export type PauseSession = z.infer<typeof PauseSession>;

/** client -> server `continue` */
export const ContinueSession = z.strictObject({ sessionId: SessionId });
export type ContinueSession = z.infer<typeof ContinueSession>;

/** client -> server `end`: the learner closes the conversation. */
export const EndSession = z.strictObject({ sessionId: SessionId });
export type EndSession = z.infer<typeof EndSession>;

/**
 * server -> client `turn`; for the learner's own turns it confirms what is recorded. The text of a spoken turn of the
 * persona is what was heard of it: it may be empty.
 */
export const TurnFrame = z.strictObject({
  sessionId: SessionId,
  turn: z.number().int().min(0),
  speaker: z.enum(['learner', 'persona']),
  text: z.string(),
  atMs: z.number().int().min(0),
  clientTurnId: z.string().nullable(),
  /** Learner turns: the cues found. Sent only where the reader may see them (a trainer's own rehearsal, commands). */
  cues: z.array(z.string()).optional(),
  /** Sent where the scenario shows a gauge, or the reader may see it. */
  disposition: DispositionValues.optional(),
  stance: Stance.optional(),
});
export type TurnFrame = z.infer<typeof TurnFrame>;

/** Answer to `start` and `resume`, and everything a page needs to draw the conversation. */
export const SessionState = z.strictObject({
  sessionId: SessionId,
  stream: z.string(),
  version: z.number().int(),
  scenario: z.strictObject({ id: z.string(), title: z.string(), objective: z.string() }),
  persona: z.strictObject({ name: z.string(), job: z.string(), organisation: z.string(), portrait: Portrait }),
  purpose: Purpose,
  language: Language,
  mode: InputMode,
  /** From 1; 0 for a fork and for a rehearsal of a case. */
  attempt: z.number().int(),
  /** The own case that is rehearsed; the texts above are cast with its answers. */
  caseId: z.string().nullable(),
  limitMs: z.number().int(),
  elapsedMs: z.number().int(),
  /** The learner pressed pause. */
  paused: z.boolean(),
  /** The session and turn that a fork leaves from; turns below were taken over. */
  fork: z.strictObject({ sessionId: SessionId, turn: z.number().int().min(0) }).nullable(),
  speaksFirst: z.enum(['persona', 'learner']),
  gauge: DispositionValues.nullable(),
  turns: z.array(TurnFrame),
  ended: z.strictObject({ reason: EndReason, objectiveReached: z.boolean() }).nullable(),
});
export type SessionState = z.infer<typeof SessionState>;

/** server -> client `warning` at 9:00 and 9:45 of ten minutes. */
export const WarningFrame = z.strictObject({ sessionId: SessionId, remainingMs: z.number().int() });
export type WarningFrame = z.infer<typeof WarningFrame>;

/** server -> client `thinking`: the persona is about to answer. Where it is spoken, `floor` says so instead. */
export const ThinkingFrame = z.strictObject({ sessionId: SessionId });
export type ThinkingFrame = z.infer<typeof ThinkingFrame>;

/** server -> client `ended` */
export const EndedFrame = z.strictObject({
  sessionId: SessionId,
  stream: z.string(),
  version: z.number().int(),
  reason: EndReason,
  objectiveReached: z.boolean(),
  atMs: z.number().int(),
});
export type EndedFrame = z.infer<typeof EndedFrame>;

/** server -> client `taken-over`: the session was opened in another tab or on another device. */
export const TakenOverFrame = z.strictObject({ sessionId: SessionId });
export type TakenOverFrame = z.infer<typeof TakenOverFrame>;

export const Written = z.strictObject({ stream: z.string(), version: z.number().int() });
export type Written = z.infer<typeof Written>;

/** What every acknowledgement answers: the result, or a problem in the shape of RFC 9457. */
export type Ack<Result> = { ok: true; result: Result } | { ok: false; problem: Problem };

/** Client events with the shape of their frame and of a good answer. */
export const sessionsClientEvents = {
  start: { frame: StartSession, result: SessionState },
  fork: { frame: ForkSession, result: SessionState },
  resume: { frame: ResumeSession, result: SessionState },
  say: { frame: SayTurn, result: Written },
  'stay-silent': { frame: StaySilent, result: Written },
  pause: { frame: PauseSession, result: Written },
  continue: { frame: ContinueSession, result: Written },
  end: { frame: EndSession, result: Written },
} as const;

/** Server events with the shape of their frame. */
export const sessionsServerEvents = {
  turn: TurnFrame,
  thinking: ThinkingFrame,
  warning: WarningFrame,
  ended: EndedFrame,
  'taken-over': TakenOverFrame,
} as const;

export type SessionsClientEvents = {
  [Name in keyof typeof sessionsClientEvents]: (
    frame: z.input<(typeof sessionsClientEvents)[Name]['frame']>,
    ack: (answer: Ack<z.infer<(typeof sessionsClientEvents)[Name]['result']>>) => void,
  ) => void;
};
export type SessionsServerEvents = {
  [Name in keyof typeof sessionsServerEvents]: (frame: z.infer<(typeof sessionsServerEvents)[Name]>) => void;
};
