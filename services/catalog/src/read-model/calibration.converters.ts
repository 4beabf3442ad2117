import type { Calibration, catalogV1, commonV1 } from '@repartee/proto';

/** Scores in points, shares as fractions, durations in seconds. */
export function toCalibrationJson({ engine, scorer, levels }: catalogV1.ScenarioCalibrated): string {
  const calibration: Calibration = { engine: toolName(engine), scorer: toolName(scorer), levels: levels.map(toLevel) };
  return JSON.stringify(calibration);
}

function toLevel(level: catalogV1.PanelLevel): Calibration['levels'][number] {
  return {
    level: level.level,
    plays: level.plays,
    scoreMean: level.scoreMean / 100,
    scoreSd: level.scoreSd / 100,
    scoreP10: level.scoreP10 / 100,
    scoreP50: level.scoreP50 / 100,
    scoreP90: level.scoreP90 / 100,
    objectiveShare: level.objectiveShare / 10_000,
    leversMean: level.leversMean / 100,
    durationMeanS: level.durationMeanMs / 1000,
  };
}

const toolName = (tool: commonV1.Tool | undefined): string => (tool ? `${tool.name} ${tool.version}` : '');
