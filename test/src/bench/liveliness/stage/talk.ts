import type { DialogueEnd, DialogueState, Play, Reading, Reply, Wording } from '@repartee/dialogue';
import { closeDialogue, evolveDialogue, openDialogue, respond, wordReply } from '@repartee/dialogue';

import type { Heard, Readings } from './readings.js';
import { saidIn } from './said.js';
import type { Said } from './said.js';
import type { Close, Exchange } from './session.js';

/** A conversation so far. Never changed, so that one can go on from any of its moments in several ways. */
export interface Talk {
  play: Play;
  readings: Readings;
  state: DialogueState;
  heard: Heard;
  turns: number;
  end: DialogueEnd | null;
}

/** Nobody has spoken yet; `opening` is what the persona is about to say, where it speaks first. */
export function openTalk(readings: Readings, wording: Wording): { talk: Talk; opening: Reply | null } {
  const { play } = readings;
  const { state, opening } = openDialogue(play, wording);
  const talk: Talk = { play, readings, state, heard: readings.nothingHeard, turns: 0, end: null };
  return { talk, opening: opening ?? null };
}

export function beginTalk(readings: Readings, wording: Wording): { talk: Talk; opening: string | null } {
  const { talk, opening } = openTalk(readings, wording);
  return opening ? { talk: replied(talk, opening), opening: opening.text } : { talk, opening: null };
}

/** A typed talk takes no time here: times decide nothing but the ten minutes, which a corpus of lines does not fill. */
const untimed = { startedMs: 0, endedMs: 0, mode: 'typed' } as const;

/** The persona has said it. */
export function replied(talk: Talk, { text, utterance }: Reply): Talk {
  const turn = { speaker: 'persona', turn: talk.turns, text, utterance, ...untimed } as const;
  return {
    ...talk,
    state: evolveDialogue(talk.play, talk.state, { kind: 'persona_turn', turn }),
    heard: talk.readings.after(talk.heard, utterance),
    turns: talk.turns + 1,
  };
}

/** How the learner's words would be read at this moment. */
export const readingOf = ({ readings, heard }: Talk, text: string): Reading => readings.of(heard, text);

const nothingSaid = (state: DialogueState): Said => ({
  ...{ text: '', stance: state.stance, takesUp: 'nothing', answers: [], asks: [], points: [], callBacks: [] },
  challenges: false,
});

/** The learner has spoken and moved the persona, which is about to say the reply. */
export interface Answering {
  talk: Talk;
  reply: Reply | null;
  /** The exchange once the reply is said in these words. */
  exchange: Exchange;
}

/** The learner speaks: folded as a session folds it. */
export function answering(talk: Talk, text: string, reading = readingOf(talk, text)): Answering {
  const { play, turns: turn } = talk;
  const { shift, plan, end } = respond(play, talk.state, { kind: 'turn', turn, reading });
  const learnerTurn = { speaker: 'learner', turn, text, reading, ...untimed } as const;
  const heard = evolveDialogue(play, talk.state, { kind: 'learner_turn', turn: learnerTurn });
  const state = evolveDialogue(play, heard, { kind: 'shift', shift });
  const moved: Talk = { ...talk, state, turns: turn + 1, end: end ?? null };
  const reply = plan && wordReply(play, state, plan);
  const exchange: Exchange = {
    turn: state.learnerTurns,
    text,
    reading,
    causes: shift.causes,
    answered: state.heard?.answered ?? [],
    dodged: state.heard?.dodged ?? [],
    contradicts: state.heard?.contradiction?.before ?? null,
    said: plan && reply ? saidIn(play, state, plan, reply) : nothingSaid(state),
    trace: JSON.stringify({ reading, shift, plan, end }),
    isLast: end !== undefined,
  };
  return { talk: moved, reply, exchange };
}

/** The learner speaks, the persona replies. */
export function spoken(talk: Talk, text: string, reading?: Reading): { talk: Talk; exchange: Exchange } {
  const { talk: moved, reply, exchange } = answering(talk, text, reading);
  return { talk: reply ? replied(moved, reply) : moved, exchange };
}

/** The talk after these lines, or just before the one that would end it. */
export function heldUntil(talk: Talk, lines: readonly string[]): Talk {
  let held = talk;
  for (const line of lines) {
    const { talk: next } = spoken(held, line);
    if (next.end) break;
    held = next;
  }
  return held;
}

/** How the talk closes where the learner takes leave, or has closed by an agreement; null where the persona left. */
export function closeOf(talk: Talk): Close | null {
  if (talk.end?.reason === 'persona_left') return null;
  const text = talk.end ? (talk.state.texts.at(-1) ?? '') : closeDialogue(talk.play, talk.state, 'learner').text;
  return { text, promises: promisesIn(talk.state) };
}

function promisesIn({ ledger }: DialogueState): string[] {
  const latest = new Map<string, string>();
  for (const { type, value, said } of ledger) if (type === 'promise' && said !== '') latest.set(value, said);
  return [...latest.values()];
}
