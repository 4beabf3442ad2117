import type { ClickHouse, Clock, Ids, Journal, Keys, RecordingStore } from '@repartee/kernel';
import { SealedRecordings } from '@repartee/kernel';
import { AssignmentsRepository } from './assignments/assignments.repository.js';
import { AssignmentsService } from './assignments/assignments.service.js';
import { CaseAnswersReader } from './cases/case-answers.reader.js';
import { CasesRepository } from './cases/cases.repository.js';
import { CasesService } from './cases/cases.service.js';
import { AdoptionRepository } from './compare/adoption.repository.js';
import { AdoptionService } from './compare/adoption.service.js';
import { CohortsService } from './compare/cohorts.service.js';
import { CompareService } from './compare/compare.service.js';
import { DrillDownService } from './compare/drill-down.service.js';
import { FloorsService } from './compare/floors.service.js';
import { GroupsService } from './compare/groups.service.js';
import { ScoresRepository } from './compare/scores.repository.js';
import { SkillMonthsRepository } from './compare/skill-months.repository.js';
import { LearnerRepository } from './learner/learner.repository.js';
import { LearnerService } from './learner/learner.service.js';
import { LookupsRepository } from './lookups/lookups.repository.js';
import { LookupsService } from './lookups/lookups.service.js';
import { ProgrammesRepository } from './lookups/programmes.repository.js';
import { MethodRepository } from './method/method.repository.js';
import { MethodService } from './method/method.service.js';
import { Contents } from './names/contents.js';
import { NamesRepository } from './names/names.repository.js';
import { NamesService } from './names/names.service.js';
import { PeopleNames } from './names/people-names.js';
import { PeopleRepository } from './names/people.repository.js';
import { OverviewService } from './overview/overview.service.js';
import { AssessedRepository } from './people/assessed.repository.js';
import { PeopleService } from './people/people.service.js';
import { FiguresService } from './lineage/figures.service.js';
import { LineageRepository } from './lineage/lineage.repository.js';
import { LineageService } from './lineage/lineage.service.js';
import { SessionFiguresService } from './lineage/session-figures.service.js';
import { LiveSessionsService } from './queue/live-sessions.service.js';
import { QueueRepository } from './queue/queue.repository.js';
import { QueueService } from './queue/queue.service.js';
import { RecordingsService } from './recordings/recordings.service.js';
import { Opener } from './sealed/opener.js';
import { SessionPageService } from './sessions/session-page.service.js';
import { SessionRepository } from './sessions/session.repository.js';
import { SessionsService } from './sessions/sessions.service.js';
import { SummariesRepository } from './sessions/summaries.repository.js';
import { ViewingsService } from './sessions/viewings.service.js';
import { Heads } from './waiting/heads.js';

export interface CockpitPorts {
  clickhouse: ClickHouse;
  keys: Keys;
  journal: Journal;
  clock: Clock;
  ids: Ids;
  /** Where recordings are; left out where nothing is recorded. */
  recordingStore?: RecordingStore;
}

/** The read side, put together: what the routes ask. It knows nothing of HTTP. */
export class Cockpit {
  readonly heads: Heads;
  readonly names: NamesService;
  readonly people: PeopleNames;
  readonly sessions: SessionsService;
  readonly sessionPage: SessionPageService;
  readonly recordings: RecordingsService;
  readonly sessionRows: SessionRepository;
  readonly cases: CasesService;
  readonly learner: LearnerService;
  readonly queue: QueueService;
  readonly live: LiveSessionsService;
  readonly compare: CompareService;
  readonly groups: GroupsService;
  readonly drillDown: DrillDownService;
  readonly lineage: LineageService;
  readonly overview: OverviewService;
  readonly assignments: AssignmentsService;
  readonly directory: PeopleService;
  readonly lookups: LookupsService;
  readonly method: MethodService;

  constructor({ clickhouse, keys, journal, clock, ids, recordingStore }: CockpitPorts) {
    const opener = new Opener(keys);
    const people = new PeopleRepository(clickhouse);
    const learners = new LearnerRepository(clickhouse);
    const assignments = new AssignmentsRepository(clickhouse);
    const programmes = new ProgrammesRepository(clickhouse);
    const scores = new ScoresRepository(clickhouse);
    const adoptionCounts = new AdoptionRepository(clickhouse);
    const queue = new QueueRepository(clickhouse);
    const floors = new FloorsService(scores);
    const cohorts = new CohortsService(programmes, clock);
    const adoption = new AdoptionService(adoptionCounts);
    this.heads = new Heads(clickhouse, clock);
    const names = (this.names = new NamesService(new NamesRepository(clickhouse), clock));
    const refs = (this.people = new PeopleNames(people, opener));
    const repository = (this.sessionRows = new SessionRepository(clickhouse));
    const contents = new Contents(clickhouse);
    const cases = new CasesRepository(clickhouse);
    const answers = new CaseAnswersReader(cases, opener);
    const sessions = (this.sessions = new SessionsService(new SummariesRepository(clickhouse), names, refs, answers));
    const method = (this.method = new MethodService(new MethodRepository(clickhouse), names));
    const viewings = new ViewingsService(journal, clock, ids);
    this.sessionPage = new SessionPageService({
      ...{ repository, sessions, names, people: refs, opener, contents, answers, viewings },
    });
    const sealed = recordingStore ? new SealedRecordings(recordingStore, keys) : null;
    this.recordings = new RecordingsService({ sealed, repository, names, viewings, clock });
    this.cases = new CasesService({ repository: cases, sessions, names, contents, opener, clock });
    this.learner = new LearnerService({
      ...{ repository: learners, assignments, people, sessions, method, names, opener, clock },
    });
    this.queue = new QueueService(queue, sessions, names, opener, clock);
    this.live = new LiveSessionsService(queue, repository, sessions, names, clock);
    this.compare = new CompareService({ scores, floors, cohorts, adoption, names });
    this.groups = new GroupsService(new SkillMonthsRepository(clickhouse), cohorts, names);
    this.drillDown = new DrillDownService(scores, cohorts, names, refs);
    this.assignments = new AssignmentsService(assignments, names, clock);
    this.lineage = new LineageService({
      figures: new FiguresService({
        ...{ cohorts, compare: this.compare, adoption, method, names },
        assignments: this.assignments,
        ofSessions: new SessionFiguresService(repository, names),
      }),
      repository: new LineageRepository(clickhouse),
      names,
    });
    this.overview = new OverviewService({
      ...{ scores, floors, cohorts, adoption, names, clock },
      assignments: this.assignments,
    });
    this.directory = new PeopleService({
      ...{ repository: people, learners, method, names, people: refs },
      assessed: new AssessedRepository(clickhouse),
    });
    this.lookups = new LookupsService({
      ...{ programmes, adoption, names, refs, people: this.directory },
      repository: new LookupsRepository(clickhouse),
    });
  }
}
