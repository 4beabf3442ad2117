import type { ProbeLevel, SessionScore, Transcript } from '@repartee/dialogue';
import { overallScore, probeLearner, probeLevels, scoreRubric } from '@repartee/dialogue';
import type { Language } from '@repartee/proto';
import type { SessionEvent } from '@repartee/sessions';

import type { Happening, HeldSession, StagedPlay } from '../demo/play/play-session.js';
import { holdSession } from '../demo/play/play-session.js';

/** Choices played at each level and in each language, each of them twice, in different words. */
const CHOICES = 10;
const languages: readonly Language[] = ['en', 'fr'];
/** When the plays are said to be held; nothing follows from it. */
const STARTS_AT = Date.UTC(2026, 0, 5, 9);

export interface PanelPlay {
  level: ProbeLevel;
  language: Language;
  /** Seeds: plays of equal choices make a pair. */
  choices: number;
  wording: number;
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

/** Plays and scores one of them. Pure: the same contents give the same result. */
export async function playForPanel(staged: StagedPlay, panel: PanelPlay): Promise<PlayedByPanel> {
  const { level, language, choices, wording } = panel;
  const probe = probeLearner({
    play: staged.play,
    language,
    level,
    seed: choices,
    wordingSeed: choices * 1000 + wording,
  });
  const happenings = await holdSession('panel', heldBy(panel, staged), staged, probe);
  const transcript = transcriptOf(happenings, language);
  const skills = scoreRubric(staged.play, transcript);
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

/** The persona too words its part differently in the two plays of a pair, as it does from attempt to attempt. */
function heldBy({ level, language, choices, wording }: PanelPlay, { pins }: StagedPlay): HeldSession {
  return {
    id: `panel-${level}-${language}-${choices}-${wording}`,
    learner: { id: `panel-${level}`, teamId: 'panel', siteId: 'panel' },
    ...{ scenarioId: pins.scenario.id, purpose: 'practice', language, attempt: wording },
    ...{ startsAt: STARTS_AT, seed: choices },
  };
}

function transcriptOf(happenings: readonly Happening[], language: Language): Transcript {
  const events = happenings.map(({ event }) => event);
  const [started] = only(events, 'SessionStarted');
  const [ended] = only(events, 'SessionEnded');
  if (!started || !ended) throw new Error('A session of the panel that did not begin and end');
  const { disposition, stance, purpose } = started.opening;
  return {
    ...{ language, purpose, mode: ended.mode, start: { disposition, stance } },
    turns: only(events, 'TurnSpoken').map(({ turn }) => turn),
    shifts: only(events, 'DispositionShifted').map(({ shift }) => shift),
    silences: only(events, 'SilenceFell').map(({ silence }) => silence),
    interruptions: [],
    ending: ended.ending,
  };
}

function only<Type extends SessionEvent['type']>(events: readonly SessionEvent[], type: Type) {
  return events.filter((event): event is Extract<SessionEvent, { type: Type }> => event.type === type);
}
