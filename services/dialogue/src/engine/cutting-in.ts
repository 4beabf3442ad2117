import type { Scenario } from '@repartee/proto';
import type { Play } from '../model/play.js';
import type { Reading } from '../model/reading.js';
import type { DialogueState } from './dialogue-state.js';
import { respond } from './respond.js';

/**
 * After how much speech in one turn the persona cuts in, as it feels now, in milliseconds; null where it hears the learner
 * out. A first turn is always heard out: nobody knows yet how one talks here.
 */
export function cutsInAfterMs({ scenario }: Play, state: DialogueState): number | null {
  const rule = ruleNow(scenario, state);
  return rule ? rule.after_s * 1000 : null;
}

/** Whether the scenario names missteps on which its persona cuts in, so that it is worth reading what is said half. */
export const mindsMissteps = ({ scenario: { interrupts } }: Play): boolean => interrupts?.missteps !== undefined;

/**
 * Whether the persona, as it feels now, cuts in on what was said of a turn so far. `reading`: of those words, as if they
 * were all of it.
 */
export function cutsInOn(play: Play, state: DialogueState, reading: Reading): boolean {
  const missteps = ruleNow(play.scenario, state)?.missteps ?? [];
  if (missteps.length === 0) return false;
  const { shift } = respond(play, state, { kind: 'turn', turn: state.learnerTurns, reading });
  return shift.causes.some(({ kind, id }) => kind === 'misstep' && missteps.includes(id));
}

/** The rule that holds now; undefined where the persona hears the learner out. */
function ruleNow({ interrupts }: Scenario, { stance, learnerTurns }: DialogueState): Scenario['interrupts'] {
  return learnerTurns > 0 && interrupts?.stances.includes(stance) ? interrupts : undefined;
}

/** What it cuts in with; empty where the scenario has no words for it. Not the same at every turn and attempt. */
export function cuttingInLine(
  { scenario: { interrupts } }: Play,
  { language, wordingSeed, attempt, learnerTurns }: DialogueState,
): string {
  const lines = interrupts?.lines[language] ?? [];
  return lines[(wordingSeed + attempt + learnerTurns) % lines.length] ?? '';
}
