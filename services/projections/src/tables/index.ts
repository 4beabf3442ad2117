import type { Projection } from '../projection.js';
import { assignments } from './assignments.projection.js';
import { caseSessions } from './case-sessions.projection.js';
import { cases } from './cases.projection.js';
import { calibrations } from './calibrations.projection.js';
import { comments } from './comments.projection.js';
import { contents } from './contents.projection.js';
import { corrections } from './corrections.projection.js';
import { criterionAnswers } from './criterion-answers.projection.js';
import { erasedPeople } from './erased-people.projection.js';
import { forgottenCases } from './forgotten-cases.projection.js';
import { interruptions } from './interruptions.projection.js';
import { keptSessions } from './kept-sessions.projection.js';
import { keyMoments } from './key-moments.projection.js';
import { departures } from './departures.projection.js';
import { memberships } from './memberships.projection.js';
import { organisations } from './organisations.projection.js';
import { personLanguages } from './person-languages.projection.js';
import { policies } from './policies.projection.js';
import { profiles } from './profiles.projection.js';
import { retirements } from './retirements.projection.js';
import { sites } from './sites.projection.js';
import { teams } from './teams.projection.js';
import { programmes } from './programmes.projection.js';
import { roleGrants } from './role-grants.projection.js';
import { scorecards } from './scorecards.projection.js';
import { sessionEnds } from './session-ends.projection.js';
import { sessions } from './sessions.projection.js';
import { shifts } from './shifts.projection.js';
import { silences } from './silences.projection.js';
import { skillScores } from './skill-scores.projection.js';
import { turns } from './turns.projection.js';
import { viewings } from './viewings.projection.js';

/** Every table that is filled row by row from events. Their order is the order of insertion. */
export const projections: readonly Projection[] = [
  erasedPeople,
  organisations,
  policies,
  sites,
  teams,
  profiles,
  memberships,
  departures,
  personLanguages,
  roleGrants,
  programmes,
  assignments,
  contents,
  retirements,
  calibrations,
  forgottenCases,
  cases,
  caseSessions,
  sessions,
  turns,
  shifts,
  silences,
  interruptions,
  sessionEnds,
  keptSessions,
  scorecards,
  skillScores,
  criterionAnswers,
  keyMoments,
  corrections,
  comments,
  viewings,
];
