import type { Turn } from '@repartee/dialogue';
import type { EndedFrame, SessionState as SessionStateFrame, TurnFrame } from '@repartee/proto';

import type { EndedSession, LiveSession } from './domain/session.js';
import { clientIdOf, elapsedMs, isPaused } from './domain/session.js';

/** Whether the reader sees cues and dispositions, besides the words. */
export interface Sight {
  inside: boolean;
}

type Session = LiveSession | EndedSession;

/** A turn as the page gets it. The disposition is the one after that turn. */
export function turnFrame(session: Session, turn: Turn, clientTurnId: string | null, sight: Sight): TurnFrame {
  const shift = session.shifts.findLast((one) => one.turn === turn.turn);
  const shown = sight.inside || session.play.scenario.gauge;
  return {
    sessionId: session.opening.sessionId,
    turn: turn.turn,
    speaker: turn.speaker,
    text: turn.text,
    atMs: turn.endedMs,
    clientTurnId,
    ...(sight.inside && turn.speaker === 'learner' && { cues: turn.reading.cues.map(({ cue }) => cue) }),
    ...(shown && shift && turn.speaker === 'learner' && { disposition: shift.after, stance: shift.stanceAfter }),
  };
}

export function endedFrame(session: EndedSession, stream: string, version: number): EndedFrame {
  const { reason, objectiveReached, atMs } = session.ending;
  return { sessionId: session.opening.sessionId, stream, version, reason, objectiveReached, atMs };
}

/** Everything a page needs to draw the conversation; turns below `fromTurn` are left out. */
export function stateFrame(
  session: Session,
  at: { stream: string; version: number; now: number },
  { sight, fromTurn }: { sight: Sight; fromTurn: number },
): SessionStateFrame {
  const { opening, play } = session;
  const { language } = opening;
  const { identity, portrait } = play.persona;
  const { scenario } = play;
  return {
    sessionId: opening.sessionId,
    stream: at.stream,
    version: at.version,
    scenario: { id: scenario.id, title: scenario.title[language], objective: scenario.objective.text[language] },
    persona: {
      name: identity.name,
      job: identity.job[language],
      organisation: identity.organisation[language],
      portrait,
    },
    ...{ purpose: opening.purpose, language, mode: opening.mode, attempt: opening.attempt, limitMs: opening.limitMs },
    caseId: opening.case?.id ?? null,
    elapsedMs: elapsedMs(session, at.now),
    paused: isPaused(session),
    fork: opening.fork ? { sessionId: opening.fork.sessionId, turn: opening.fork.turn } : null,
    speaksFirst: scenario.opening.speaks_first,
    gauge: scenario.gauge ? session.dialogue.disposition : null,
    turns: session.turns
      .filter(({ turn }) => turn >= fromTurn)
      .map((turn) => turnFrame(session, turn, clientIdOf(session, turn.turn), sight)),
    ended:
      session.status === 'ended'
        ? { reason: session.ending.reason, objectiveReached: session.ending.objectiveReached }
        : null,
  };
}
