import { z } from 'zod';
import { SkillId } from '../../content/rubric.js';
import { Language, Text } from '../../content/text.js';
import { Named } from '../auth.js';
import { PageQuery, page } from '../problem.js';
import { Day, Instant, PersonRef, PlaceRef, ScenarioRef, SkillRef } from './common.js';

/** Names within the reader's grants, for the sentence builder and for filters. */
export const Lookups = z.object({
  organisation: z.object({ id: z.string(), name: z.string(), timeZone: z.string(), language: Language }),
  sites: z.array(Named),
  teams: z.array(Named.extend({ siteId: z.string(), members: z.number().int() })),
  programmes: z.array(
    Named.extend({ startsOn: Day, dueOn: Day, scenarioIds: z.array(z.string()), teamIds: z.array(z.string()) }),
  ),
  scenarios: z.array(ScenarioRef.extend({ skillIds: z.array(SkillId), retired: z.boolean() })),
  skills: z.array(SkillRef.extend({ about: Text })),
  /** The first and last day with an assessed session within the grants, null where there is none. */
  firstDay: Day.nullable(),
  lastDay: Day.nullable(),
  /** Whether this reader opens the sessions behind a figure. */
  opensSessions: z.boolean(),
});
export type Lookups = z.infer<typeof Lookups>;

export const PeopleQuery = PageQuery.extend({
  /** Part of a name or address of mail, at least one character. */
  search: z.string().trim().min(1).max(100).optional(),
  team: z.string().optional(),
  site: z.string().optional(),
});
export type PeopleQuery = z.infer<typeof PeopleQuery>;

export const PersonItem = z.object({
  person: PersonRef,
  place: PlaceRef,
  left: z.boolean(),
  /** Assessed sessions, and the last of them. */
  assessedSessions: z.number().int(),
  lastAssessedAt: Instant.nullable(),
});
export type PersonItem = z.infer<typeof PersonItem>;
export const PeoplePage = page(PersonItem);
export type PeoplePage = z.infer<typeof PeoplePage>;

export const SearchQuery = z.object({ search: z.string().trim().min(1).max(100) });
export type SearchQuery = z.infer<typeof SearchQuery>;

/** At most eight of each: what the reader may open, by name; sessions by learner and scenario. */
export const SearchResults = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string(), team: z.string() })),
  scenarios: z.array(ScenarioRef),
  sessions: z.array(
    z.object({ id: z.string(), learner: PersonRef, scenario: ScenarioRef, startedAt: Instant, own: z.boolean() }),
  ),
});
export type SearchResults = z.infer<typeof SearchResults>;

const VersionUse = z.object({
  id: z.string(),
  version: z.string(),
  sessions: z.number().int(),
  firstOn: Day,
  lastOn: Day,
});

export const CalibrationLevel = z.object({
  level: z.enum(['novice', 'beginner', 'competent', 'proficient', 'expert']),
  plays: z.number().int(),
  scoreMean: z.number(),
  scoreSd: z.number(),
  scoreP10: z.number(),
  scoreP50: z.number(),
  scoreP90: z.number(),
  /** 0 to 1. */
  objectiveShare: z.number(),
  leversMean: z.number(),
  durationMeanMs: z.number().int(),
});
export type CalibrationLevel = z.infer<typeof CalibrationLevel>;

/** What stands behind the figures, over the whole organisation's assessed sessions. */
export const Method = z.object({
  groupFloor: z.number().int(),
  verdictFloor: z.number().int(),
  /**
   * Spread of a skill's score, in points, where a probe learner makes the same choices in other words, over the last
   * calibrated version of each scenario; 0 from 0 plays before the first calibration.
   */
  noiseFloor: z.object({ points: z.number(), plays: z.number().int() }),
  /**
   * One learner, one scenario, next attempt under the same rubric and scorer: spread of a single score in points without
   * learning. A pair is one of attempts, whatever number of skills was scored in both.
   */
  typicalError: z.object({ points: z.number(), pairs: z.number().int(), learners: z.number().int() }).nullable(),
  /**
   * How often the scorer's answer stands, over all criteria with an occasion of sessions in which a person corrected
   * something; sessions that were read and not corrected are not in it. The interval is by session. Null before the
   * first correction.
   */
  agreement: z
    .object({
      criteria: z.number().int(),
      corrected: z.number().int(),
      sessions: z.number().int(),
      share: z.number(),
      low: z.number(),
      high: z.number(),
    })
    .nullable(),
  versions: z.object({
    rubrics: z.array(VersionUse),
    scenarios: z.array(VersionUse),
    scorers: z.array(VersionUse),
    engines: z.array(VersionUse),
    recognisers: z.array(VersionUse),
  }),
  calibration: z.array(z.object({ scenario: ScenarioRef, levels: z.array(CalibrationLevel) })),
});
export type Method = z.infer<typeof Method>;
