import type { Tool } from '@repartee/dialogue';

import type { SpokenCommand } from '../../../live/domain/spoken.decide.js';
import type { CommittedTurn, VoiceOutputOf } from '../../domain/index.js';

/** A turn as the session's command; `at` is UTC, milliseconds since 1970. */
export function turnCommand(commit: CommittedTurn, at: number): SpokenCommand {
  const { turn, text, mode, startedMs, endedMs } = commit;
  const spoken = { at, turn, text, mode, startedMs, endedMs };
  if (commit.speaker === 'learner')
    return { type: 'HearLearner', ...spoken, clientTurnId: commit.clientTurnId ?? '', byPersona: commit.cutShort };
  const { generated, isWhole, evidence, cutBy } = commit;
  return { type: 'HearPersona', ...spoken, generated, isWhole, evidence, byLearner: cutBy === 'learner' };
}

export const silenceCommand = (
  { afterTurn, durationMs, atMs }: VoiceOutputOf<'silence'>,
  at: number,
): SpokenCommand => ({ type: 'FallSilent', at, afterTurn, durationMs, atMs });

/** How the session ends, and what it was in the end. */
export interface Ending {
  atMs: number;
  mode: 'typed' | 'open_microphone' | 'push_to_talk';
  mind: Tool;
}

export const endCommand = ({ reason }: VoiceOutputOf<'close'>, ending: Ending, at: number): SpokenCommand => ({
  type: 'HangUp',
  at,
  reason,
  ...ending,
});
