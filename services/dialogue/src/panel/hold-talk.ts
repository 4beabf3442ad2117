import type { Language } from '@repartee/proto';

import type { DialogueState, Reply, Stimulus } from '../engine/index.js';
import { closeDialogue, evolveDialogue, openDialogue, respond, silencePlace } from '../engine/index.js';
import { wordReply } from '../mind/index.js';
import type {
  LearnerTurn,
  PersonaTurn,
  Play,
  SessionEnding,
  Shift,
  Silence,
  Transcript,
  Turn,
} from '../model/index.js';
import type { ProbeLearner } from '../probes/index.js';
import type { CounterpartTurn } from '../recognisers/index.js';
import { counterpartOf, readTurn } from '../recognisers/index.js';

export interface TalkOptions {
  play: Play;
  language: Language;
  learner: ProbeLearner;
  wordingSeed: number;
  /** Of the learner at this scenario: the persona words its part differently each time. Default 1. */
  attempt?: number;
}

/** A learner reads the persona's reply, thinks, and types so long a word; the persona answers at once. */
const READING_MS = 6000;
const WORD_MS = 420;

/** One conversation of a probe learner with the persona, from the opening to its end; nothing of it goes on record. */
class Talk {
  private state: DialogueState;
  private readonly said: CounterpartTurn[] = [];
  private readonly turns: Turn[] = [];
  private readonly shifts: Shift[] = [];
  private readonly silences: Silence[] = [];
  private readonly start: Transcript['start'];
  private atMs = 0;

  constructor(private readonly options: TalkOptions) {
    const { play, language, wordingSeed, attempt = 1 } = options;
    const { state, opening } = openDialogue(play, { language, wordingSeed, attempt });
    this.state = state;
    this.start = { disposition: state.disposition, stance: state.stance };
    if (opening) this.personaSays(opening);
  }

  hold(): Transcript {
    for (;;) {
      const ending = this.next();
      if (ending) return this.transcript({ ...ending, atMs: this.atMs });
    }
  }

  private next(): Omit<SessionEnding, 'atMs'> | undefined {
    const { play, learner } = this.options;
    const act = learner.next({ heard: this.state.lastUtterance, disposition: this.state.disposition });
    this.atMs += READING_MS + (act.kind === 'say' ? act.text.split(' ').length * WORD_MS : 0);
    if (act.kind === 'say') return this.learnerSays(act.text);
    if (act.kind === 'silent') return this.silenceFalls();
    this.personaSays(closeDialogue(play, this.state, 'learner'));
    return { reason: 'learner', objectiveReached: false };
  }

  private learnerSays(text: string) {
    const { play, language } = this.options;
    const previous = this.said.at(-1);
    const reading = readTurn({ text, language, play, history: this.said.slice(0, -1), ...(previous && { previous }) });
    const turn: LearnerTurn = { speaker: 'learner', turn: this.turns.length, text, reading, ...this.time };
    this.turns.push(turn);
    return this.respond({ kind: 'turn', turn: turn.turn, reading }, (state) =>
      evolveDialogue(play, state, { kind: 'learner_turn', turn }),
    );
  }

  private silenceFalls() {
    const { play } = this.options;
    const place = silencePlace(play, this.state);
    const silence: Silence = { afterTurn: Math.max(0, this.turns.length - 1), place, atMs: this.atMs };
    this.silences.push(silence);
    return this.respond({ kind: 'silence', afterTurn: silence.afterTurn, place }, (state) =>
      evolveDialogue(play, state, { kind: 'silence', silence }),
    );
  }

  private respond(stimulus: Stimulus, heard: (state: DialogueState) => DialogueState) {
    const { play } = this.options;
    const { shift, plan, end } = respond(play, this.state, stimulus);
    this.shifts.push(shift);
    this.state = evolveDialogue(play, heard(this.state), { kind: 'shift', shift });
    if (plan) this.personaSays(wordReply(play, this.state, plan));
    return end;
  }

  private personaSays({ text, utterance }: Reply): void {
    const turn: PersonaTurn = { speaker: 'persona', turn: this.turns.length, text, utterance, ...this.time };
    this.turns.push(turn);
    this.said.push(counterpartOf(this.options.play, utterance));
    this.state = evolveDialogue(this.options.play, this.state, { kind: 'persona_turn', turn });
  }

  private get time() {
    return { startedMs: this.atMs, endedMs: this.atMs, mode: 'typed' } as const;
  }

  private transcript(ending: SessionEnding): Transcript {
    const { turns, shifts, silences, start, options } = this;
    return {
      ...{ language: options.language, purpose: 'practice', mode: 'typed' },
      ...{ start, turns, shifts, silences, interruptions: [], ending },
    };
  }
}

/** Holds a conversation to its end. Pure: equal options give equal transcripts. */
export const holdTalk = (options: TalkOptions): Transcript => new Talk(options).hold();
