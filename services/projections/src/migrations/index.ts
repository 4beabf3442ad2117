import type { Migration } from '@repartee/kernel';
import { bookkeeping } from './001-bookkeeping.js';
import { directory } from './002-directory.js';
import { catalog } from './003-catalog.js';
import { sessions } from './004-sessions.js';
import { scores } from './005-scores.js';
import { skillMonths } from './006-skill-months.js';
import { calibrationNoise } from './007-calibration-noise.js';
import { branches } from './008-branches.js';
import { cases } from './009-cases.js';
import { places } from './010-places.js';
import { recordings } from './011-recordings.js';
import { calibrationPlaces } from './012-calibration-places.js';
import { calibrationTools } from './013-calibration-tools.js';
import { sessionPlaces } from './014-session-places.js';
import { correctionPlaces } from './015-correction-places.js';

/** The schema of the read side, step by step. */
export const migrations: readonly Migration[] = [
  bookkeeping,
  directory,
  catalog,
  sessions,
  scores,
  skillMonths,
  calibrationNoise,
  branches,
  cases,
  places,
  recordings,
  calibrationPlaces,
  calibrationTools,
  sessionPlaces,
  correctionPlaces,
];
