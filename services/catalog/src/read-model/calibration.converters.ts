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
    ...spreadsOf(level),
  };
}

/** None where they were not kept. */
function spreadsOf(level: catalogV1.PanelLevel): Pick<Calibration['levels'][number], 'levers' | 'durationS'> {
  const { leversP10, leversP50, leversP90, durationP10Ms, durationP50Ms, durationP90Ms } = level;
  const levers = spreadOf([leversP10, leversP50, leversP90]);
  const durationS = spreadOf([durationP10Ms, durationP50Ms, durationP90Ms], 1000);
  return { ...(levers && { levers }), ...(durationS && { durationS }) };
}

function spreadOf([p10, p50, p90]: readonly (number | undefined)[], unit = 1) {
  if (p10 === undefined || p50 === undefined || p90 === undefined) return undefined;
  return { p10: p10 / unit, p50: p50 / unit, p90: p90 / unit };
}

const toolName = (tool: commonV1.Tool | undefined): string => (tool ? `${tool.name} ${tool.version}` : '');
