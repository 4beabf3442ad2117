import type { Clock, User } from '@repartee/kernel';
import { reachOf } from '@repartee/kernel';
import type { AssignmentProgress, AssignmentProgressPage, AssignmentsQuery } from '@repartee/proto';
import { boundsOf, covers, openableBounds } from '../access/bounds.js';
import type { Bounds } from '../access/bounds.js';
import { dayIn, minusDays } from '../compare/domain/days.js';
import type { Names } from '../names/names.js';
import type { NamesService } from '../names/names.service.js';
import { fromCursor, toPage } from '../paging/cursor.js';
import { countAboveFloor, groupFloor } from '../statistics/domain/floors.js';
import type { AssignmentRow, AssignmentsRepository } from './assignments.repository.js';

const FIRST_DAY = '1970-01-01';
/** How long an assignment whose day has passed is still looked at. */
const OVERDUE_DAYS = 14;

/** How far an assignment is, as it may be shown. */
export interface CountedAssignment {
  /** Learners who have held it; null where that is not shown. */
  done: number | null;
  /** Sessions of practice behind that; null where it asks for none, or where that is not shown. */
  practice: number | null;
}

/** What teams are to rehearse, and how far they are. */
export class AssignmentsService {
  constructor(
    private readonly repository: AssignmentsRepository,
    private readonly names: NamesService,
    private readonly clock: Clock,
  ) {}

  async page(user: User, query: AssignmentsQuery): Promise<AssignmentProgressPage> {
    const names = await this.names.of(user.organisation);
    const today = dayIn(names.organisation.timeZone, this.clock.now());
    const [afterDue, afterId] = query.after === undefined ? [FIRST_DAY, ''] : fromCursor(query.after, 2);
    const rows = await this.repository.within(boundsOf(user.organisation, reachOf(user, 'seePeople')), {
      dueFrom: query.state === 'open' ? minusDays(today, OVERDUE_DAYS) : FIRST_DAY,
      team: query.team ?? '',
      programme: query.programme ?? '',
      assignment: '',
      afterDue: String(afterDue),
      afterId: String(afterId),
      limit: query.limit + 1,
    });
    const openable = openableBounds(user, names.policy);
    const { items, next } = toPage(rows, query.limit, ({ due_on, assignment_id }) => [due_on, assignment_id]);
    return { items: items.map((row) => toProgress(row, names, openable, today)), next };
  }

  /** Undefined for an assignment that is not there, or not for the reader. */
  async counted(user: User, id: string, openable: Bounds): Promise<CountedAssignment | undefined> {
    const bounds = boundsOf(user.organisation, reachOf(user, 'seePeople'));
    const everything = { dueFrom: FIRST_DAY, team: '', programme: '', afterDue: FIRST_DAY, afterId: '' };
    const [row] = await this.repository.within(bounds, { ...everything, assignment: id, limit: 1 });
    if (!row) return undefined;
    const done = shownDone(row, openable);
    const isPractice = row.purpose === 'practice';
    const practice = isPractice && done !== null ? await this.repository.held(user.organisation, id) : null;
    return { done, practice };
  }
}

export function toProgress(row: AssignmentRow, names: Names, openable: Bounds, today: string): AssignmentProgress {
  const done = shownDone(row, openable);
  return {
    id: row.assignment_id,
    programme: row.programme_id === '' ? null : { id: row.programme_id, name: row.programme_name },
    scenario: names.scenario(row.scenario_id),
    place: names.place(row.site_id, row.team_id),
    purpose: row.purpose,
    dueOn: row.due_on,
    members: row.members,
    done,
    // Where the count is hidden the day alone decides: that all have done it would be said by what is not overdue.
    overdue: row.due_on < today && (done === null || done < row.members),
  };
}

/** Of practice a count is shown only where neither those who did nor those who did not are fewer than five. */
export function shownDone(row: AssignmentRow, openable: Bounds): number | null {
  if (row.purpose === 'assessed' && covers(openable, { site: row.site_id, team: row.team_id })) return row.done;
  if (row.members < groupFloor || countAboveFloor(row.members - row.done) === null) return null;
  return countAboveFloor(row.done);
}
