import { percentile, round } from '../../measure.js';
import type { Case } from '../finding.js';
import { examplesOf, worstOf } from '../examples.js';
import type { Targets } from '../goals.js';
import type { Figure } from '../report.js';
import type { AskedReply } from './asked-mind.js';
import type { WordedMeasure } from './worded-findings.js';
import type { WordedStage } from './worded-stage.js';

/** One line of output. It has no goal: what a mind is good enough for is for whoever chooses it to say. */
export interface MindLine {
  measure: string;
  /** Null where there was no occasion to measure it. */
  value: number | null;
  unit: 'replies' | 'ms';
  /** Most first. */
  by: Figure[];
}

type Value = (replies: readonly AskedReply[]) => number | null;

const countOf =
  (outcome: AskedReply['outcome']): Value =>
  (replies) =>
    replies.filter((one) => one.outcome === outcome).length;

/** Of replies that were worded: what is dropped or fails is spoken in the authored words. */
const firstWords =
  (share: number): Value =>
  (replies) => {
    const times = replies.flatMap(({ outcome, firstWordsMs }) => (outcome === 'worded' ? (firstWordsMs ?? []) : []));
    return times.length === 0 ? null : round(percentile(times, share));
  };

const measures: readonly { measure: string; unit: MindLine['unit']; valueOf: Value }[] = [
  { measure: 'replies_worded', unit: 'replies', valueOf: countOf('worded') },
  { measure: 'replies_dropped', unit: 'replies', valueOf: countOf('dropped') },
  { measure: 'replies_failed', unit: 'replies', valueOf: countOf('failed') },
  { measure: 'first_words_p50_ms', unit: 'ms', valueOf: firstWords(0.5) },
  { measure: 'first_words_p95_ms', unit: 'ms', valueOf: firstWords(0.95) },
];

export const mindReport = (stages: readonly WordedStage[]): MindLine[] =>
  measures.map(({ measure, unit, valueOf }) => {
    const by = stages.flatMap(({ scenario, language, asked }) => {
      const value = valueOf(asked);
      return value === null ? [] : [{ scenario, language, value }];
    });
    const value = valueOf(stages.flatMap(({ asked }) => asked));
    return { measure, value, unit, by: by.sort((one, other) => other.value - one.value) };
  });

/** The worst cases of every measure, and what the checker dropped: for whoever mends the brief, the checker, or the choice of model. */
export function examplesWithMind(stage: WordedStage, targets: Targets<WordedMeasure>, count: number): string {
  const dropped = stage.asked.filter(({ outcome }) => outcome === 'dropped');
  const cases = dropped.map(({ who, heard, authored, said }): Case => ({
    who,
    turns: heard,
    reply: said,
    expected: authored,
    weight: 0,
  }));
  const worst = examplesOf(stage, targets, count);
  return cases.length === 0
    ? worst
    : `${worst}\n## dropped: ${cases.length} of ${stage.asked.length}\n${worstOf(cases, count)}\n`;
}
