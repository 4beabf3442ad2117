import type { MessageInitShape } from '@bufbuild/protobuf';
import { create } from '@bufbuild/protobuf';
import { engine, probeLevels, scorer } from '@repartee/dialogue';
import type { Pin } from '@repartee/proto';
import { catalogV1 } from '@repartee/proto';

import type { PlayedByPanel } from './panel.js';

/** What the panel has shown about a scenario version. */
export function toCalibration(scenario: Pin, played: readonly PlayedByPanel[]): catalogV1.ScenarioCalibrated {
  const noise = noiseOf(played);
  return create(catalogV1.ScenarioCalibratedSchema, {
    ...{ scenario, engine, scorer },
    levels: probeLevels.map((level) =>
      toLevel(
        level,
        played.filter((one) => one.level === level),
      ),
    ),
    ...(noise !== undefined && { noise }),
  });
}

/**
 * The spread, in hundredths of a point, of a skill's score where the same choices are made in other words: the root of
 * the sum of squared differences within pairs over twice their number (Dahlberg). Undefined without a pair.
 */
export function noiseOf(played: readonly PlayedByPanel[]): number | undefined {
  const differences = pairsOf(played).flatMap(([one, other]) =>
    one.score.skills.flatMap(({ id, score }) => {
      const otherScore = other.score.skills.find((skill) => skill.id === id)?.score ?? null;
      return score === null || otherScore === null ? [] : [score - otherScore];
    }),
  );
  if (differences.length === 0) return undefined;
  const squares = differences.reduce((sum, difference) => sum + difference ** 2, 0);
  return Math.round(Math.sqrt(squares / (2 * differences.length)));
}

function pairsOf(played: readonly PlayedByPanel[]): [PlayedByPanel, PlayedByPanel][] {
  const first = new Map<string, PlayedByPanel>();
  return played.flatMap((one): [PlayedByPanel, PlayedByPanel][] => {
    const key = [one.level, one.language, one.choices].join();
    const other = first.get(key);
    first.set(key, one);
    return other ? [[other, one]] : [];
  });
}

function toLevel(level: string, played: readonly PlayedByPanel[]): MessageInitShape<typeof catalogV1.PanelLevelSchema> {
  const scores = inOrder(played.flatMap(({ score }) => score.score ?? []));
  const levers = inOrder(played.map(({ leversReached }) => leversReached));
  const durations = inOrder(played.map(({ durationMs }) => durationMs));
  const mean = meanOf(scores);
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / Math.max(1, scores.length - 1);
  const reached = played.filter(({ score }) => score.objectiveReached).length;
  return {
    level,
    plays: played.length,
    scoreMean: Math.round(mean),
    scoreSd: Math.round(Math.sqrt(variance)),
    scoreP10: at(scores, 0.1),
    scoreP50: at(scores, 0.5),
    scoreP90: at(scores, 0.9),
    objectiveShare: Math.round((10_000 * reached) / Math.max(1, played.length)),
    leversMean: Math.round(100 * meanOf(levers)),
    durationMeanMs: Math.round(meanOf(durations)),
    ...{ leversP10: at(levers, 0.1), leversP50: at(levers, 0.5), leversP90: at(levers, 0.9) },
    ...{ durationP10Ms: at(durations, 0.1), durationP50Ms: at(durations, 0.5), durationP90Ms: at(durations, 0.9) },
  };
}

const inOrder = (values: readonly number[]) => [...values].sort((one, other) => one - other);

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The nearest rank. */
function at(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
