import type { VoiceInputOf } from '../input.js';
import type { VoiceState } from '../state.js';
import type { PersonaTurn, Position } from './persona-turn.js';
import { samplesUpTo } from './persona-turn.js';

/** The persona's turn by the player's report; undefined where the report is about another epoch. */
export function playedTo(state: VoiceState, report: VoiceInputOf<'playout'>): PersonaTurn | undefined {
  const { persona } = state;
  if (persona?.epoch !== report.epoch) return undefined;
  const position = furthest(persona, positionOf(persona, report));
  if (!position) return persona;
  const hasMoved = samplesUpTo(persona, position) > samplesUpTo(persona, persona.position ?? { segment: 0, sample: 0 });
  const playedMs = (samplesUpTo(persona, position) / state.settings.playRate) * 1000;
  return {
    ...persona,
    position,
    // A player also stands still where nothing has come to play; only a stop that it was told to make counts.
    stopped: report.stopped && state.phase.name !== 'speaking',
    ...(hasMoved && { startedAt: persona.startedAt ?? report.at - playedMs, soundedAt: report.at, movedAt: report.at }),
  };
}

/** Nobody can have heard what was not sent; a report of such a segment says nothing. */
function positionOf({ segments }: PersonaTurn, { segment, rendered }: VoiceInputOf<'playout'>): Position | null {
  const sent = segments[segment]?.sent ?? 0;
  return sent > 0 && rendered >= 0 ? { segment, sample: Math.min(rendered, sent) } : null;
}

/** Reports may come in any order; sound goes only forward. */
function furthest(persona: PersonaTurn, position: Position | null): Position | null {
  const known = persona.position;
  if (!known || !position) return known ?? position;
  return samplesUpTo(persona, known) > samplesUpTo(persona, position) ? known : position;
}
