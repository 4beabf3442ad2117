/** A figure to reach: at least, at most, below, or between the two. */
export type Goal =
  { kind: 'at_least' | 'at_most' | 'below'; value: number } | { kind: 'between'; value: readonly [number, number] };

const atLeast = (value: number): Goal => ({ kind: 'at_least', value });
const atMost = (value: number): Goal => ({ kind: 'at_most', value });

export interface Target {
  unit: string;
  goal: Goal;
}

/** So many first replies of twenty seeds are to be different. */
export const FIRST_REPLIES = 8;

/** What a persona that is alive comes to; docs/liveliness.md defines each measure. */
export const targets = {
  repeated_sentences: { unit: 'sentences', goal: atMost(0) },
  worst_trigram_overlap: { unit: 'share', goal: { kind: 'below', value: 0.6 } },
  shared_with_previous_attempt: { unit: 'share', goal: atMost(0.2) },
  distinct_first_replies: { unit: 'replies', goal: atLeast(FIRST_REPLIES) },
  same_opening_third_time: { unit: 'replies', goal: atMost(0) },
  responsive: { unit: 'share', goal: atLeast(0.95) },
  questions_answered: { unit: 'share', goal: atLeast(0.9) },
  two_questions_answered: { unit: 'share', goal: atLeast(0.8) },
  fallback: { unit: 'share', goal: atMost(0.08) },
  fallback_twice: { unit: 'times', goal: atMost(0) },
  asks_back: { unit: 'share', goal: { kind: 'between', value: [0.25, 0.45] } },
  dodged_comes_back: { unit: 'share', goal: atLeast(1) },
  contradictions_challenged: { unit: 'share', goal: atLeast(0.9) },
  promises_named_at_close: { unit: 'share', goal: atLeast(1) },
  callbacks_in_eight_turns: { unit: 'call-backs', goal: atLeast(1) },
  false_callbacks: { unit: 'call-backs', goal: atMost(0) },
  levers_recognised: { unit: 'share', goal: atLeast(0.8) },
  near_misses_fired: { unit: 'share', goal: atMost(0.1) },
  words_closed_median: { unit: 'words', goal: atMost(8) },
  words_engaged_median: { unit: 'words', goal: atLeast(15) },
  words_longest: { unit: 'words', goal: atMost(45) },
  marked_said_again: { unit: 'share', goal: atMost(0) },
  traces_equal: { unit: 'share', goal: atLeast(1) },
} as const satisfies Record<string, Target>;

export type MeasureName = keyof typeof targets;

/** What each of some measures is to come to. */
export type Targets<Name extends MeasureName = MeasureName> = Readonly<Record<Name, Target>>;
export const namesIn = <Name extends MeasureName>(all: Targets<Name>): Name[] => Object.keys(all) as Name[];

/** How far the value lies on the wrong side of the goal; 0 or less where it is reached. */
export function missedBy(value: number, goal: Goal): number {
  switch (goal.kind) {
    case 'at_least':
      return goal.value - value;
    case 'at_most':
    case 'below':
      return value - goal.value;
    case 'between':
      return Math.max(goal.value[0] - value, value - goal.value[1]);
  }
}

/** What could not be measured has not been reached. */
export function isReached(value: number | null, goal: Goal): boolean {
  if (value === null) return false;
  const missed = missedBy(value, goal);
  return goal.kind === 'below' ? missed < 0 : missed <= 0;
}
