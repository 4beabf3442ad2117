import type { CounterpartTurn, DialogueState, LearnerTurn, PersonaTurn, Play, Reply } from '@repartee/dialogue';
import { counterpartOf, evolveDialogue, openDialogue, readTurn, respond, wordReply } from '@repartee/dialogue';
import type { Language } from '@repartee/proto';

export interface WarmUpTalk {
  /** What the persona begins with; null where the learner speaks first. */
  opening: string | null;
  /** Its answer to the learner's sentence; null before there is one. */
  answer: string | null;
}

/** Another one than any conversation has, so that what is said in earnest does not sound the same. */
const wordingOf = (seed: number): number => (seed ^ 0x5bd1e995) >>> 0;

const timeless = { startedMs: 0, endedMs: 0, mode: 'typed' } as const;

function answerTo(play: Play, state: DialogueState, said: readonly CounterpartTurn[], text: string): string | null {
  const previous = said.at(-1);
  const { language } = state;
  const reading = readTurn({ text, language, play, history: [], ...(previous && { previous }) });
  const turn: LearnerTurn = { speaker: 'learner', turn: said.length, text, reading, ...timeless };
  const { shift, plan } = respond(play, state, { kind: 'turn', turn: turn.turn, reading });
  const heard = evolveDialogue(play, state, { kind: 'learner_turn', turn });
  const moved = evolveDialogue(play, heard, { kind: 'shift', shift });
  return plan && wordReply(play, moved, plan).text;
}

function afterOpening(play: Play, state: DialogueState, { text, utterance }: Reply): DialogueState {
  const turn: PersonaTurn = { speaker: 'persona', turn: 0, text, utterance, ...timeless };
  return evolveDialogue(play, state, { kind: 'persona_turn', turn });
}

/**
 * One exchange with the persona that does not count: it goes nowhere, moves nothing and takes no time. The conversation
 * proper begins afresh.
 */
export function warmUp(
  play: Play,
  { language, seed, text }: { language: Language; seed: number; text?: string },
): WarmUpTalk {
  const { state, opening } = openDialogue(play, { language, wordingSeed: wordingOf(seed), attempt: 1 });
  const begun = opening ? afterOpening(play, state, opening) : state;
  const said = opening ? [counterpartOf(play, opening.utterance)] : [];
  return { opening: opening?.text ?? null, answer: text === undefined ? null : answerTo(play, begun, said, text) };
}
