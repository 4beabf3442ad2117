import type { SkillId } from '@repartee/proto';

import type { CriterionAnswer, Placement, RecordedScorecardEvent } from './scorecard-events.js';

/** One scoring of the session: by one rubric version, by one scorer version. */
export interface Card {
  placement: Placement;
  skills: ReadonlyMap<SkillId, readonly CriterionAnswer[]>;
  /** Turns of both speakers. */
  turns: number;
  score: number | null;
  objectiveReached: boolean;
  /** Its debriefing is written: the scoring is whole. */
  isWhole: boolean;
}

export interface ScorecardState {
  /** By rubric version and scorer version, in the order they came about; the last whole one is of record. */
  cards: ReadonlyMap<string, Card>;
  /** The same keys, where scoring failed. */
  failed: ReadonlySet<string>;
  comments: ReadonlySet<string>;
}

export const initialState: ScorecardState = { cards: new Map(), failed: new Set(), comments: new Set() };

/** What makes one scoring another than the next. */
export const cardKey = ({ rubric, scorer }: Placement): string =>
  `${rubric.id}@${rubric.version}/${scorer.name}@${scorer.version}`;

/** The scoring that counts, and that people correct. */
export function cardOfRecord({ cards }: ScorecardState): Card | undefined {
  return [...cards.values()].findLast(({ isWhole }) => isWhole);
}

function changeCard(
  state: ScorecardState,
  placement: Placement,
  change: (card: Card) => Partial<Card>,
): ScorecardState {
  const key = cardKey(placement);
  const card = state.cards.get(key) ?? {
    placement,
    skills: new Map(),
    turns: 0,
    score: null,
    objectiveReached: false,
    isWhole: false,
  };
  return { ...state, cards: new Map(state.cards).set(key, { ...card, ...change(card) }) };
}

/** Folds an event into the scorecard. Never throws. */
export function evolve(state: ScorecardState, event: RecordedScorecardEvent): ScorecardState {
  switch (event.type) {
    case 'SkillScored':
      return changeCard(state, event.placement, ({ skills }) => ({
        skills: new Map(skills).set(event.skillId, event.criteria),
      }));
    case 'DebriefingWritten': {
      const { turns, score, objectiveReached } = event;
      return changeCard(state, event.placement, () => ({ turns, score, objectiveReached, isWhole: true }));
    }
    case 'ScoringFailed':
      return { ...state, failed: new Set(state.failed).add(cardKey(event.placement)) };
    case 'MomentCommented':
      return { ...state, comments: new Set(state.comments).add(event.commentId) };
    case 'KeyMomentMarked':
    case 'CriterionCorrected':
      return state;
  }
}
