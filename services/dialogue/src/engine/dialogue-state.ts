import type { DiscourseAct, Language, Move, SilencePlace, SlotType } from '@repartee/proto';
import type { Claim, DispositionValues, QuestionKind, Reading, Slot, Stance } from '../model/reading.js';
import type { LearnerTurn, PersonaTurn, Shift, Silence, Utterance } from '../model/transcript.js';

/** What chooses wordings, and nothing else. */
export interface Wording {
  language: Language;
  /** Made from learner and scenario, the same in every attempt. Any unsigned 32-bit integer. */
  wordingSeed: number;
  /** From 1. Two attempts that follow one another begin at different wordings. */
  attempt: number;
}

/** Something that was put on record by the learner. */
export interface LedgerEntry {
  type: Slot['type'];
  value: string;
  said: string;
  /** Learner turns so far when it was said, that one included. */
  at: number;
  /** Entries of one promise share it; null for what belongs to none. */
  promise: number | null;
  /** Said as something that will be done, and not only mentioned. */
  firm: boolean;
  topics: readonly string[];
  /** Stems of the matter it was said about; whether it was told as over, or as something known already. */
  about: readonly string[];
  past: boolean;
  back: NonNullable<Slot['back']> | null;
  /** What else its clause says of a thing counted. */
  around: readonly string[];
  /** A span of time counted from now. */
  ahead: boolean;
  ago: boolean;
  /** Within another value, and none by itself. */
  part: boolean;
  /** Only thought of: "maybe", "if you could". */
  supposed: boolean;
  /** Said in a sentence too long to be held to any one of its words. */
  long: boolean;
  /** Its clause names nothing: "you have it for one week". */
  elliptic: boolean;
  /** At most so much. */
  limit: boolean;
  claim: Claim | null;
  /** A length of time in the sentence of a promise, and not in its words. */
  beside?: true;
}

export interface OpenQuestion {
  id: string;
  /** Learner turns so far when it was put, or put again. */
  at: number;
  again: number;
}

export interface Contradiction {
  type: SlotType;
  before: string;
  now: string;
}

/** What matters of the learner's last turn until the persona has answered it. */
export interface Heard {
  cues: readonly string[];
  topics: readonly string[];
  asks: readonly string[];
  act: DiscourseAct;
  question: QuestionKind;
  /** How many questions it puts; one may be read as several of the scenario's. */
  questions: number;
  /** Places in it that ask: halves that stand side by side are one question, and more than one place. */
  places: number;
  words: number;
  /** The first slot of each type, as the persona would say it. */
  slots: Readonly<Partial<Record<Slot['type'], string>>>;
  /** Questions of the persona that the turn answered, or left open. */
  answered: readonly string[];
  dodged: readonly string[];
  contradiction: Contradiction | null;
}

export type FactDepth = 'reach' | 'hint' | 'whole';
export interface Told {
  times: number;
  /** Learner turns so far when it was said last. */
  at: number;
}
type Counts = Readonly<Record<string, number>>;

/** All that the engine and the mind know of a conversation; plain data. */
export interface DialogueState extends Wording {
  disposition: DispositionValues;
  stance: Stance;
  learnerTurns: number;
  /** Persona turns, the opening not included. */
  replies: number;
  levers: Counts;
  missteps: Counts;
  repairs: Counts;
  silences: Counts;
  /** Learner turns so far when a lever or misstep was first counted. */
  firstAt: Counts;
  unrepaired: readonly string[];
  facts: Readonly<Record<string, FactDepth>>;
  /** Points, take-ups and other units said, by id; `@<n>` for the n-th ledger entry where it was recalled. */
  told: Readonly<Record<string, Told>>;
  /** Learner's questions that were answered or refused, by id. */
  answers: Counts;
  /** Learner turns so far when a cue was first shown. */
  shown: Counts;
  open: OpenQuestion | null;
  /** Questions of the persona that need not be put any more. */
  settled: readonly string[];
  /** Replies so far that put a question; the number of the last one; and of the last call-back. */
  asked: number;
  lastAsk: number;
  lastCallBack: number;
  /** Replies that must pass before a new question, after one was left unanswered for good. */
  askAfter: number;
  silencesInRow: number;
  ledger: readonly LedgerEntry[];
  heard: Heard | null;
  lastUtterance: Utterance | null;
  spent: readonly string[];
  /** Texts of the persona so far. */
  texts: readonly string[];
}

/** What the state is folded from, in the order it happened. */
export type Happened =
  | { kind: 'learner_turn'; turn: LearnerTurn }
  | { kind: 'shift'; shift: Shift }
  | { kind: 'silence'; silence: Silence }
  | { kind: 'persona_turn'; turn: PersonaTurn };

/** What the persona answers to. After an interruption the learner goes on speaking, so the persona says nothing yet. */
export type Stimulus =
  | { kind: 'turn'; turn: number; reading: Reading }
  | { kind: 'silence'; afterTurn: number; place: SilencePlace; durationMs?: number }
  | { kind: 'interruption'; turn: number };

/** One part of a reply: which unit of the content is said, with the slots of its lines filled. */
export interface ReplyPart {
  unit: string;
  role: 'takes_up' | 'content' | 'move';
  slots: Readonly<Record<string, string>>;
  /** May be left out where the reply would grow too long. */
  optional: boolean;
}

/** What the persona says next, without any wording. */
export interface ReplyPlan {
  stance: Stance;
  move: Move | 'open' | 'close';
  takesUp: string;
  parts: readonly ReplyPart[];
  points: readonly string[];
  asks: readonly string[];
  answers: readonly string[];
}

export interface DialogueEnd {
  reason: 'objective_reached' | 'persona_left';
  objectiveReached: boolean;
}

export interface Response {
  shift: Shift;
  /** Null where the persona says nothing. */
  plan: ReplyPlan | null;
  end?: DialogueEnd;
}

export interface Reply {
  text: string;
  utterance: Utterance;
}
