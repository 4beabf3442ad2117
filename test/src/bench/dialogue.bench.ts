import type { CounterpartTurn, DialogueState, Play, Reading } from '@repartee/dialogue';
import { counterpartOf, probeLearner, readTurn, respond, wordReply } from '@repartee/dialogue';
import type { Language } from '@repartee/proto';
import type { LiveSession, SessionOpening, SessionState } from '@repartee/sessions';
import { decide, evolve, initialState } from '@repartee/sessions';

import type { Measure } from './measure.js';
import { median, round, timed } from './measure.js';

const SESSIONS = 30;
const ROUNDS = 9;

export interface StagedPlay {
  play: Play;
  opening: Omit<SessionOpening, 'disposition' | 'stance'>;
}

/** A learner turn with what the recogniser and the engine were given. */
interface Moment {
  play: Play;
  language: Language;
  text: string;
  history: readonly CounterpartTurn[];
  previous: CounterpartTurn | undefined;
  reading: Reading;
  turn: number;
  before: DialogueState;
}

/** Microseconds a learner turn costs: to be read, and to be answered (disposition, plan, wording). */
export async function benchDialogue(plays: readonly StagedPlay[]): Promise<Measure[]> {
  const moments = plays.flatMap((staged) => momentsOf(staged));
  const perTurn = async (work: (moment: Moment) => unknown) => {
    const rounds: number[] = [];
    for (let index = 0; index < ROUNDS; index++)
      rounds.push((await timed(() => moments.forEach(work))) / moments.length);
    return round(median(rounds) * 1000, 1);
  };
  const recogniser = await perTurn(readAgain);
  const engine = await perTurn(answerAgain);
  return [
    { measure: 'engine_us_per_turn', value: engine, unit: 'us' },
    { measure: 'recogniser_us_per_turn', value: recogniser, unit: 'us' },
  ];
}

function readAgain({ text, language, play, history, previous }: Moment): Reading {
  return readTurn({ text, language, play, history: [...history], ...(previous && { previous }) });
}

function answerAgain({ play, before, turn, reading }: Moment): unknown {
  const response = respond(play, before, { kind: 'turn', turn, reading });
  return response.plan && wordReply(play, before, response.plan);
}

function momentsOf(staged: StagedPlay): Moment[] {
  const moments: Moment[] = [];
  for (let seed = 1; seed <= SESSIONS; seed++) moments.push(...playOnce(staged, seed));
  return moments;
}

function playOnce({ play, opening }: StagedPlay, seed: number): Moment[] {
  const language: Language = seed % 2 === 0 ? 'en' : 'fr';
  const probe = probeLearner({ play, language, level: 'competent', seed });
  const moments: Moment[] = [];
  let state = apply(initialState, play, { type: 'Start', at: 0, opening: { ...opening, language }, play });
  for (let at = 10_000; state.status === 'live'; at += 10_000) {
    const before = state;
    const act = probe.next({ heard: lastHeard(before), disposition: before.dialogue.disposition });
    if (act.kind === 'end') break;
    const clientTurnId = String(at);
    const command = act.kind === 'say' ? ({ type: 'Say', text: act.text } as const) : ({ type: 'StaySilent' } as const);
    state = apply(before, play, { ...command, at, clientTurnId });
    const turn = before.turns.length;
    const spoken = state.status === 'unborn' ? undefined : state.turns[turn];
    if (act.kind === 'say' && spoken?.speaker === 'learner')
      moments.push({ ...contextOf(before), text: act.text, reading: spoken.reading, turn, before: before.dialogue });
  }
  return moments;
}

function apply(state: SessionState, play: Play, command: Parameters<typeof decide>[0]): SessionState {
  return decide(command, state).reduce<SessionState>((folded, event) => evolve(folded, event, play), state);
}

function contextOf({ play, opening, turns }: LiveSession) {
  const said = turns.flatMap((turn) => (turn.speaker === 'persona' ? [counterpartOf(play, turn.utterance)] : []));
  const previous = said.pop();
  return { play, language: opening.language, history: said, previous };
}

function lastHeard({ turns }: LiveSession) {
  const last = turns.at(-1);
  return last?.speaker === 'persona' ? last.utterance : null;
}
