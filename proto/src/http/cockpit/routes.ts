import { CompareLearnersPage, CompareLearnersQuery } from './behind.js';
import { PeriodQuery } from './common.js';
import { CompareQuery, Comparison } from './compare.js';
import { Funnel, FunnelQuery, HeatMap, HeatMapQuery } from './groups.js';
import { LearnerHome, PersonProfile, Progress } from './learner.js';
import { LineagePage, LineageQuery } from './lineage.js';
import { Lookups, Method, PeoplePage, PeopleQuery, SearchQuery, SearchResults } from './lookups.js';
import { AssignmentProgressPage, AssignmentsQuery, Overview } from './overview.js';
import { SessionPage, SessionSummaryPage, SessionsQuery } from './sessions.js';
import { LiveSessions, QueuePage, QueueQuery } from './trainer.js';

/** Every route of the cockpit: all GET, all JSON; `query` is the address's, `answer` the body. */
export const cockpitRoutes = {
  home: { path: '/api/cockpit/my/home', query: null, answer: LearnerHome },
  progress: { path: '/api/cockpit/my/progress', query: null, answer: Progress },
  mySessions: { path: '/api/cockpit/my/sessions', query: SessionsQuery, answer: SessionSummaryPage },
  /** Own sessions, and those of others that the rules open; opening another's is recorded and shown to the learner. */
  session: { path: '/api/cockpit/sessions/:id', query: null, answer: SessionPage },
  /** Assessed sessions of others that the reader may open. */
  sessions: { path: '/api/cockpit/sessions', query: SessionsQuery, answer: SessionSummaryPage },
  queue: { path: '/api/cockpit/queue', query: QueueQuery, answer: QueuePage },
  live: { path: '/api/cockpit/live', query: null, answer: LiveSessions },
  people: { path: '/api/cockpit/people', query: PeopleQuery, answer: PeoplePage },
  person: { path: '/api/cockpit/people/:id', query: null, answer: PersonProfile },
  assignments: { path: '/api/cockpit/assignments', query: AssignmentsQuery, answer: AssignmentProgressPage },
  overview: { path: '/api/cockpit/overview', query: PeriodQuery, answer: Overview },
  compare: { path: '/api/cockpit/compare', query: CompareQuery, answer: Comparison },
  compareLearners: { path: '/api/cockpit/compare/learners', query: CompareLearnersQuery, answer: CompareLearnersPage },
  /** The events that a figure rests on: a cohort's, or a person's. */
  lineage: { path: '/api/cockpit/lineage', query: LineageQuery, answer: LineagePage },
  heatMap: { path: '/api/cockpit/heat-map', query: HeatMapQuery, answer: HeatMap },
  funnel: { path: '/api/cockpit/funnel', query: FunnelQuery, answer: Funnel },
  lookups: { path: '/api/cockpit/lookups', query: null, answer: Lookups },
  search: { path: '/api/cockpit/search', query: SearchQuery, answer: SearchResults },
  method: { path: '/api/cockpit/method', query: null, answer: Method },
} as const;
