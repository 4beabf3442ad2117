import type { LearnerTurn, PersonaTurn, Silence, Tool } from '@repartee/dialogue';
import { respond, silencePlace } from '@repartee/dialogue';
import type { EvidenceGrade, InputMode } from '@repartee/proto';

import { heardUtterance } from './heard-utterance.js';
import { owedReply, ruledEnd } from './owed-reply.js';
import { SessionError } from './session-errors.js';
import type { SessionEvent } from './session-events.js';
import { applied, ended, readingOf } from './session-steps.js';
import type { LiveSession } from './session.js';

/** Where a spoken turn stands, and when it sounded: session time, in milliseconds. */
interface SpokenTurn {
  turn: number;
  mode: InputMode;
  startedMs: number;
  endedMs: number;
}

/**
 * What a spoken conversation puts on record, each once: a turn that is on record already changes nothing. Times are the
 * voice's own; `at` is UTC in milliseconds since 1970. A spoken conversation ends without last words: nobody would hear
 * them.
 */
export type SpokenCommand =
  | ({
      type: 'HearLearner';
      at: number;
      text: string;
      clientTurnId: string;
      /** The persona cut in; the words are those that it had heard by then. */
      byPersona: boolean;
    } & SpokenTurn)
  | ({
      type: 'HearPersona';
      at: number;
      /** What was heard of it, and all that it was about to say. */
      text: string;
      generated: string;
      /** Whether that is all of the reply. */
      isWhole: boolean;
      evidence: EvidenceGrade;
      byLearner: boolean;
    } & SpokenTurn)
  | { type: 'FallSilent'; at: number; afterTurn: number; durationMs: number; atMs: number }
  | {
      type: 'HangUp';
      at: number;
      atMs: number;
      reason: 'time' | 'persona' | 'learner';
      mode: InputMode;
      mind: Tool;
    };

/** Throws SessionError `turn_missing` where a turn would leave a gap. */
export function decideSpoken(command: SpokenCommand, session: LiveSession): SessionEvent[] {
  switch (command.type) {
    case 'HearLearner':
      return isNext(command, session) ? hearLearner(command, session) : [];
    case 'HearPersona':
      return isNext(command, session) ? hearPersona(command, session) : [];
    case 'FallSilent':
      return session.heard.has(silenceId(command)) ? [] : fallSilent(command, session);
    case 'HangUp':
      return [hangUp(command, session)];
    default:
      return command satisfies never;
  }
}

function isNext({ turn }: SpokenTurn, { turns }: LiveSession): boolean {
  if (turn > turns.length)
    throw new SessionError('turn_missing', `Turn ${turn} can’t be recorded: turn ${turns.length} is not on record.`);
  return turn === turns.length;
}

function hearLearner(command: SpokenCommand & { type: 'HearLearner' }, session: LiveSession): SessionEvent[] {
  const { turn, text, mode, startedMs, endedMs, clientTurnId, byPersona } = command;
  const reading = readingOf(session, text);
  const said: LearnerTurn = { speaker: 'learner', turn, text, startedMs, endedMs, mode, reading };
  const { shift } = respond(session.play, session.dialogue, { kind: 'turn', turn, reading });
  return [
    { type: 'TurnSpoken', clientTurnId, turn: said },
    ...(byPersona ? [{ type: 'TurnInterrupted' as const, turn, by: 'persona' as const, atMs: endedMs }] : []),
    { type: 'DispositionShifted', shift },
  ];
}

function hearPersona(command: SpokenCommand & { type: 'HearPersona' }, session: LiveSession): SessionEvent[] {
  const { turn, text, evidence, byLearner, mode, startedMs, endedMs } = command;
  const owed = owedReply(session);
  if (!owed) throw new SessionError('turn_missing', `Turn ${turn} can’t be recorded: the persona had nothing to say.`);
  const generated = command.isWhole ? command.generated : madeWhole(command, owed.text);
  const said: PersonaTurn = {
    ...{ speaker: 'persona', turn, text, startedMs, endedMs, mode },
    utterance: heardUtterance(owed.utterance, text, generated),
    heard: { generated, evidence },
  };
  const spoken: SessionEvent = { type: 'TurnSpoken', turn: said };
  // Where no sound came out, nobody was interrupted.
  return byLearner && evidence !== 'none' ? [spoken, ...interruption(applied(session, [spoken]), said)] : [spoken];
}

/** Of a reply that was not worded to its end the authored line is still to come. */
const madeWhole = ({ text, generated }: SpokenCommand & { type: 'HearPersona' }, authored: string): string =>
  text === '' ? authored : `${generated} ${authored}`;

/** The persona minds only where the scenario says so. */
function interruption({ play, dialogue }: LiveSession, { turn, endedMs }: PersonaTurn): SessionEvent[] {
  const { shift } = respond(play, dialogue, { kind: 'interruption', turn });
  const shifted: SessionEvent[] = shift.causes.length > 0 ? [{ type: 'DispositionShifted', shift }] : [];
  return [{ type: 'TurnInterrupted', turn, by: 'learner', atMs: endedMs }, ...shifted];
}

const silenceId = ({ atMs }: SpokenCommand & { type: 'FallSilent' }): string => `silence-${atMs}`;

function fallSilent(command: SpokenCommand & { type: 'FallSilent' }, session: LiveSession): SessionEvent[] {
  const { afterTurn, durationMs, atMs } = command;
  const { play, dialogue } = session;
  const place = silencePlace(play, dialogue);
  const silence: Silence = { afterTurn, place, durationMs, atMs };
  const { shift } = respond(play, dialogue, { kind: 'silence', afterTurn, place, durationMs });
  return [
    { type: 'SilenceFell', clientTurnId: silenceId(command), silence },
    { type: 'DispositionShifted', shift },
  ];
}

function hangUp(command: SpokenCommand & { type: 'HangUp' }, session: LiveSession): SessionEvent {
  const { at, reason, atMs, mode, mind } = command;
  if (reason !== 'persona') return ended(session, { reason, objectiveReached: false, atMs }, at, { mode, mind });
  const end = ruledEnd(session) ?? ({ reason: 'persona_left', objectiveReached: false } as const);
  return ended(session, { ...end, atMs }, at, { mode, mind });
}
