import type { DispositionValues, DiscourseAct, SlotType, Stance } from '@repartee/proto';

/** A span of characters of one turn's text, `to` exclusive, UTF-16 units. */
export interface Span {
  from: number;
  to: number;
}

/** A recognised behaviour in a learner's turn, with every place in the text that shows it. */
export interface Cue {
  cue: string;
  evidence: readonly Span[];
  recogniser: Tool;
}

export interface Tool {
  name: string;
  version: string;
}

/**
 * A typed piece of a turn that the persona may hold the learner to. `value` is normalised, so that two ways of saying
 * the same thing are equal (2026-03-04 is never computed from "Thursday": a weekday stays `weekday:4`; amounts are
 * `EUR 250`, percentages `4 %`); `said` is how it reads in a sentence of the persona, without insult or noise:
 * - date: as an adverbial, without "on" ("Thursday", "by noon", "tomorrow", "jeudi", "avant midi"); duration: "in two
 *   days", "within a week", "sous deux jours"
 * - amount, percentage: "250 euros", "4 %"; name: "Martin"
 * - promise: what fits after "you'll" or "vous allez", seen from the persona ("call me back", "me rappeler"),
 *   without the date; its `value` names the act, so that the same promise made twice is equal
 */
export interface Slot {
  /** In a session also what only the ledger looks at: things counted, hours of the day, and what is said to be so. */
  type: SlotType | 'count' | 'figure' | 'hour' | 'rate' | 'claim';
  value: string;
  said: string;
  span: Span;
  /** Slots of one promise share it: the thing promised, its date, its amount. */
  promise?: number;
  /** In a session: stems of the matter it is said about; whether it is told as over. */
  about?: readonly string[];
  past?: boolean;
  /** Said as something known already: "so that's Friday", "as agreed". */
  back?: 'said' | 'concluded';
  /** Of things counted, which are about their nouns: stems of what else the clause says. */
  around?: readonly string[];
  /** A span of time counted from now: "in two weeks". */
  ahead?: boolean;
  /** A span of time counted back from now: "two weeks ago", "for two weeks". */
  ago?: boolean;
  /** Within another value, "one week" in "one week in five", and none by itself. */
  part?: boolean;
  /** Only thought of ("maybe", "if you could"); said in a sentence of many words; at most so much. */
  supposed?: boolean;
  long?: boolean;
  /** Its clause names nothing it is about. */
  elliptic?: boolean;
  limit?: boolean;
  /** What a claim says beside its matter. */
  claim?: Claim;
}

/**
 * Who is to do it: the learner, the persona, somebody else, a thing; or nobody that is named. What is `given`, the
 * persona is to get, whoever gives it.
 */
export type Doer = 'self' | 'you' | 'given' | 'other' | 'thing' | 'none';

/** Something said to be so or to be done, as far as it can be held against another. */
export interface Claim {
  doer: Doer;
  denied: boolean;
  /** Stems of `about` that stand under a negation. */
  against: readonly string[];
  /** Sides it takes of things that have two: in writing or not, at whose expense. `written+`, `expense-`. */
  sides: readonly string[];
}

export type QuestionKind = 'none' | 'closed' | 'open';
export type ReflectionKind = 'none' | 'simple' | 'complex';

/** What the recognisers conclude about one learner turn. The engine sees nothing else of it. */
export interface Reading {
  cues: readonly Cue[];
  question: QuestionKind;
  reflection: ReflectionKind;
  /** 0 to 1: how much the turn builds on the counterpart's last one. */
  uptake: number;
  /** Topics of the scenario's lexicon, most prominent first. */
  topics: readonly string[];
  /**
   * The scenario's questions that the turn puts, in order; one that is none of them stands as `other:<kind>`, with a kind
   * of question from the content or `more`, and its topic where it names one: `other:price`, `other:date:delivery`.
   */
  asks: readonly string[];
  /** The turn as one act of conversation, for taking it up. */
  act: DiscourseAct;
  slots: readonly Slot[];
  wordCount: number;
}

export type { DispositionValues, Stance };
