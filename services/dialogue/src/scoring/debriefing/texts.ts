import type { EndReason, Language, Persona, SilencePlace } from '@repartee/proto';

import type { Stance } from '../../model/index.js';
import { english } from './texts.en.js';
import { french } from './texts.fr.js';

export type Trend = 'up' | 'down';
type Pronoun = Persona['identity']['pronoun'];

/** Change of a skill since the attempt before, in whole points. */
export interface SkillChange {
  skill: string;
  points: number;
}

/**
 * The sentences that code makes in a debriefing, in the second person. What is given to them is the content's own words
 * as phrases: a label says what an answer does ("takes her anger seriously"), objectives and facts stand after a colon;
 * `why` alone is a sentence.
 */
export interface DebriefingTexts {
  /** That there was nothing to assess, and how to begin. */
  nothingSaid(name: string): string;
  /** How it ended. The objective itself stands beside it wherever it is read. */
  outcome(reason: EndReason, isReached: boolean, name: string): string;
  /** How the persona went, as the start of a sentence that `strengths` may end. */
  journey(name: string, from: Stance, to: Stance): string;
  /** The same after a sentence that names the persona. */
  journeyOn(pronoun: Pronoun, from: Stance, to: Stance): string;
  strengths(best: string, weakest: string): string;
  onlyGain(weakest: string): string;
  onlyStrength(best: string): string;

  lever(label: string): string;
  misstep(label: string): string;
  repair(label: string): string;
  /** `name` is null where the words beside it name the persona already. */
  factOpened(name: string | null, fact: string): string;
  alsoOpened(name: string | null, fact: string): string;
  tooEarly(label: string): string;
  missedLever(label: string): string;
  turningPoint(name: string, to: Stance, trend: Trend): string;
  turningPointWhy(trend: Trend): string;
  silence(name: string, place: SilencePlace, trend: Trend): string;
  silenceWhy(name: string, place: SilencePlace, trend: Trend): string;
  factWhy(): string;

  tryLever(label: string, why: string): string;
  waitWithLever(label: string, why: string): string;
  insteadOfMisstep(label: string, why: string): string;

  /** What came of a suggestion after the attempt before. */
  usedLever(label: string, isUsed: boolean): string;
  avoidedMisstep(label: string, isAvoided: boolean): string;
  /** On the sheet: words of one's own that opened the persona, and words that would have. */
  openAsYouDid(label: string): string;
  openLikeThis(label: string): string;
  /** A promise as the persona heard it, from what stands in the ledger: "call me back". */
  promise(said: string, address: Persona['style']['address']): string;
  /** The label of a lever or misstep on the sheet, as an entry of its own. */
  entry(label: string): string;

  reachedThisTime: string;
  noLongerReached: string;
  asBefore: string;
  changes(up: readonly SkillChange[], down: readonly SkillChange[]): string;
}

export const debriefingTexts: Record<Language, DebriefingTexts> = { en: english, fr: french };
