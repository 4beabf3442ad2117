import type { DialogueState, PersonaTurn, Reply, Response } from '@repartee/dialogue';
import {
  cutsInAfterMs,
  cuttingInLine,
  evolveDialogue,
  openDialogue,
  respond,
  silencePatienceMs,
  silencePlace,
  wordReply,
} from '@repartee/dialogue';

import { leftOf, unheardText } from './heard-utterance.js';
import type { LiveSession, Prompt } from './session.js';

/** What the persona has still to say: in its authored words, with what becomes of the conversation after them. */
export interface OwedReply extends Reply {
  /** How long a silence may be after it, in milliseconds. */
  patienceMs: number;
  /** After how much of the learner's speech the persona cuts in on the turn that follows; null for never. */
  cutsInAfterMs: number | null;
  endsSession: boolean;
}

/**
 * The reply that is not on record yet, or what is left of one that a lost connection cut; null where the persona has
 * nothing to say. Made of the session's events alone: after a restart it is the same.
 */
export function owedReply(session: LiveSession): OwedReply | null {
  const begun = saidOf(session);
  const last = begun.at(-1);
  if (!last) return whole(session);
  const { generated } = last.heard ?? { generated: last.text };
  if (last.text === generated || session.interrupted === last.turn) return null;
  const all = wholeReply(session);
  const said = begun.map(({ utterance }) => utterance);
  const left = {
    text: unheardText(generated, last.text),
    utterance: leftOf(all?.reply.utterance ?? last.utterance, said),
  };
  return toOwed(session, left, all?.response ?? null);
}

function whole(session: LiveSession): OwedReply | null {
  const all = wholeReply(session);
  return all && toOwed(session, all.reply, all.response);
}

/** How the conversation ends by the rules of the scenario, after what was said last; null where it goes on. */
export const ruledEnd = ({ play, prompt }: LiveSession): Response['end'] | null =>
  prompt ? (respond(play, prompt.before, prompt.stimulus).end ?? null) : null;

interface Whole {
  reply: Reply;
  response: Response | null;
}

function wholeReply({ play, opening, prompt, cutIn }: LiveSession): Whole | null {
  if (prompt) return answerTo(prompt, play, cutIn);
  const { opening: first } = openDialogue(play, opening);
  return first ? { reply: first, response: null } : null;
}

/** Worded from the state of that moment, whatever was said since. */
function answerTo({ before, heard, stimulus }: Prompt, play: LiveSession['play'], cutIn: number | null): Whole | null {
  const response = respond(play, before, stimulus);
  const moved: DialogueState = evolveDialogue(play, heard, { kind: 'shift', shift: response.shift });
  if (!response.plan) return null;
  const reply = wordReply(play, moved, response.plan);
  const isCut = stimulus.kind === 'turn' && stimulus.turn === cutIn;
  return { reply: isCut ? { ...reply, text: `${cuttingInLine(play, before)} ${reply.text}`.trim() } : reply, response };
}

/** Turns of the persona since it was prompted: the parts of its reply that are on record. */
const saidOf = ({ turns, prompt }: LiveSession): PersonaTurn[] =>
  turns.slice(prompt?.turns ?? 0).filter((turn): turn is PersonaTurn => turn.speaker === 'persona');

function toOwed({ play, dialogue, turns }: LiveSession, reply: Reply, response: Response | null): OwedReply {
  const turn: PersonaTurn = {
    ...{ speaker: 'persona', turn: turns.length, startedMs: 0, endedMs: 0, mode: 'typed' },
    ...{ text: reply.text, utterance: reply.utterance },
  };
  const after = evolveDialogue(play, dialogue, { kind: 'persona_turn', turn });
  return {
    ...reply,
    patienceMs: silencePatienceMs(play, silencePlace(play, after)),
    cutsInAfterMs: cutsInAfterMs(play, after),
    endsSession: response?.end !== undefined,
  };
}
