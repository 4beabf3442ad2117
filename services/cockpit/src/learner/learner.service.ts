import type { Clock, User } from '@repartee/kernel';
import type { LearnerHome, MyAssignment, Progress, SessionSummary, SkillProgress } from '@repartee/proto';
import { DebriefingDocument } from '@repartee/proto';
import type { AssignmentsRepository, OwnAssignmentRow } from '../assignments/assignments.repository.js';
import { dayIn, minusDays } from '../compare/domain/days.js';
import type { MethodService } from '../method/method.service.js';
import type { Names } from '../names/names.js';
import type { NamesService } from '../names/names.service.js';
import type { PeopleRepository } from '../names/people.repository.js';
import type { Opener } from '../sealed/opener.js';
import type { SessionsService } from '../sessions/sessions.service.js';
import { toInstant } from '../sessions/summaries.converters.js';
import { nextScenario } from './domain/next-scenario.js';
import type { DebriefingRow, LearnerRepository } from './learner.repository.js';
import { toProgress } from './progress.converters.js';

/** How long a done assignment is still shown, and how long an open one after its day. */
const DONE_DAYS = 14;
const OVERDUE_DAYS = 60;
const RECENT = 6;

export interface LearnerParts {
  repository: LearnerRepository;
  assignments: AssignmentsRepository;
  people: PeopleRepository;
  sessions: SessionsService;
  method: MethodService;
  names: NamesService;
  opener: Opener;
  clock: Clock;
}

/** What a learner sees of their own: all of it, practice and assessed. */
export class LearnerService {
  constructor(private readonly parts: LearnerParts) {}

  async home(user: User): Promise<LearnerHome> {
    const { repository, sessions, names: namesService } = this.parts;
    const names = await namesService.of(user.organisation);
    const [assignments, debriefing, recent, scores, held] = await Promise.all([
      this.assignments(user, names),
      repository.lastDebriefing(user.organisation, user.id),
      sessions.own(user, { limit: RECENT }),
      repository.ownScores(user.organisation, user.id),
      repository.counts(user.organisation, user.id),
    ]);
    const last = await this.last(user, names, debriefing, recent.items);
    const next = nextScenario({
      assignments,
      last: last && {
        sessionId: last.session.id,
        scenarioId: last.session.scenario.id,
        objectiveReached: debriefing?.objective_reached ?? false,
      },
      levels: toProgress(scores, names, null).flatMap(levelOf),
      scenarios: names.allScenarios(),
      held,
    });
    const underWay = recent.items.find(({ status }) => status === 'under_way') ?? null;
    return { assignments, next, last, underWay, recent: recent.items };
  }

  async progress(user: User): Promise<Progress> {
    const [names, scores, typicalError] = await Promise.all([
      this.parts.names.of(user.organisation),
      this.parts.repository.ownScores(user.organisation, user.id),
      this.parts.method.typicalError(user.organisation),
    ]);
    const sessions = new Set(scores.map(({ session_id }) => session_id)).size;
    return { skills: toProgress(scores, names, typicalError), sessions, typicalError };
  }

  private async assignments(user: User, names: Names): Promise<MyAssignment[]> {
    const today = dayIn(names.organisation.timeZone, this.parts.clock.now());
    const member = await this.parts.people.member(user.organisation, user.id);
    if (!member) return [];
    const rows = await this.parts.assignments.own(user.organisation, user.id, {
      team: member.team_id,
      dueFrom: minusDays(today, OVERDUE_DAYS),
    });
    const all = rows.map((row) => toAssignment(row, names, today));
    const doneSince = minusDays(today, DONE_DAYS);
    const done = all.filter((assignment) => isDoneSince(assignment, doneSince, names.organisation.timeZone));
    return [...all.filter((assignment) => assignment.done === null), ...done];
  }

  /** The session debriefed last is nearly always one of the recent ones, which are known. */
  private async last(
    user: User,
    names: Names,
    row: DebriefingRow | undefined,
    recent: readonly SessionSummary[],
  ): Promise<LearnerHome['last']> {
    if (!row) return null;
    const known = recent.find(({ id }) => id === row.session_id);
    const session = known ?? (await this.parts.sessions.summaries(user.organisation, names, [row.session_id]))[0];
    if (!session) return null;
    const json = this.parts.opener.open(row, user.organisation, user.id);
    const document = json === null ? null : DebriefingDocument.parse(JSON.parse(json));
    return { session, suggestion: document?.suggestions[0] ?? null };
  }
}

/** Whether it was done on that day of the organisation's, or later. */
export function isDoneSince({ done }: Pick<MyAssignment, 'done'>, day: string, timeZone: string): boolean {
  return done !== null && dayIn(timeZone, Date.parse(done.at)) >= day;
}

function toAssignment(row: OwnAssignmentRow, names: Names, today: string): MyAssignment {
  const done = row.session_id === '' ? null : { sessionId: row.session_id, at: toInstant(row.done_ms) };
  return {
    id: row.assignment_id,
    programme: row.programme_name === '' ? null : { id: row.programme_id, name: row.programme_name },
    scenario: names.scenario(row.scenario_id),
    purpose: row.purpose,
    dueOn: row.due_on,
    done,
    overdue: done === null && row.due_on < today,
  };
}

function levelOf({ enough, skill, band }: SkillProgress) {
  const level = band.at(-1)?.mean;
  return enough && level !== undefined ? [{ skill, level }] : [];
}
