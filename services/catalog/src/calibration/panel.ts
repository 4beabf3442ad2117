import type { Play, ProbeLevel, SessionScore } from '@repartee/dialogue';
import { holdTalk, overallScore, probeLearner, probeLevels, scoreRubric } from '@repartee/dialogue';
import type { Language } from '@repartee/proto';

/** Choices played at each level and in each language, each of them twice, in different words. */
const CHOICES = 10;
const languages: readonly Language[] = ['en', 'fr'];

export interface PanelPlay {
  level: ProbeLevel;
  language: Language;
  /** Seeds: plays of equal choices make a pair. */
  choices: number;
  wording: number;
}

/** What the panel is asked: of which play it is to hold which plays. */
export interface AskedOfPanel {
  play: Play;
  plays: readonly PanelPlay[];
}

export interface PlayedByPanel extends PanelPlay {
  score: Pick<SessionScore, 'score' | 'skills' | 'objectiveReached'>;
  leversReached: number;
  durationMs: number;
}

/** The panel of probe learners, from novice to expert: always the same plays, the two of a pair one after the other. */
export function panelPlays(): PanelPlay[] {
  return probeLevels.flatMap((level) =>
    languages.flatMap((language) =>
      Array.from({ length: CHOICES }, (_, index) => index + 1).flatMap((choices) =>
        [1, 2].map((wording) => ({ level, language, choices, wording })),
      ),
    ),
  );
}

/**
 * Plays and scores one of them. Pure: the same contents give the same result. The persona too words its part differently
 * in the two plays of a pair, as it does from attempt to attempt.
 */
export function playForPanel(play: Play, panel: PanelPlay): PlayedByPanel {
  const { level, language, choices, wording } = panel;
  const learner = probeLearner({
    play,
    language,
    level,
    seed: choices,
    wordingSeed: choices * 1000 + wording,
  });
  const transcript = holdTalk({ play, language, learner, wordingSeed: choices, attempt: wording });
  const skills = scoreRubric(play, transcript);
  const { objectiveReached } = transcript.ending;
  const levers = transcript.shifts.flatMap(({ causes }) =>
    causes.filter(({ kind, withheld }) => kind === 'lever' && withheld === '').map(({ id }) => id),
  );
  return {
    ...panel,
    score: { score: overallScore(skills), skills, objectiveReached },
    leversReached: new Set(levers).size,
    durationMs: transcript.ending.atMs,
  };
}
