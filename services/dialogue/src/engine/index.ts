export { engine } from './tools.js';
export type {
  Contradiction,
  DialogueEnd,
  DialogueState,
  Happened,
  Heard,
  LedgerEntry,
  Reply,
  ReplyPart,
  ReplyPlan,
  Response,
  Stimulus,
  Wording,
} from './dialogue-state.js';
export { declines } from './declines.js';
export { closeDialogue, openDialogue } from './dialogue.js';
export { promisesOf as promisesMade } from './ledger.js';
export { evolveDialogue } from './evolve.js';
export { cutsInAfterMs, cutsInOn, cuttingInLine, mindsMissteps } from './cutting-in.js';
export { feel, respond, silencePatienceMs, silencePlace } from './respond.js';
export { stanceAfter, thresholds } from './stance.js';
export { compileCondition, specificity } from './condition.js';
