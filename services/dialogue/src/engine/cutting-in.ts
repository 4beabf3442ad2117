import type { Play } from '../model/play.js';
import type { DialogueState } from './dialogue-state.js';

/**
 * After how much speech in one turn the persona cuts in, as it feels now, in milliseconds; null where it hears the learner
 * out. A first turn is always heard out: nobody knows yet how one talks here.
 */
export function cutsInAfterMs({ scenario: { interrupts } }: Play, { stance, learnerTurns }: DialogueState) {
  const minds = interrupts !== undefined && learnerTurns > 0 && interrupts.stances.includes(stance);
  return minds ? interrupts.after_s * 1000 : null;
}

/** What it cuts in with; empty where the scenario has no words for it. Not the same at every turn and attempt. */
export function cuttingInLine(
  { scenario: { interrupts } }: Play,
  { language, wordingSeed, attempt, learnerTurns }: DialogueState,
): string {
  const lines = interrupts?.lines[language] ?? [];
  return lines[(wordingSeed + attempt + learnerTurns) % lines.length] ?? '';
}
