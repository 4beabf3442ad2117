import type { AccessPolicy, User } from '@repartee/kernel';
import { openingRule, problems } from '@repartee/kernel';
import type { LineageQuery } from '@repartee/proto';
import { openableBounds } from '../access/bounds.js';
import type { NamesService } from '../names/names.service.js';
import { accessOf } from '../sessions/session-page.service.js';
import type { SessionRepository, SessionRow } from '../sessions/session.repository.js';
import type { AskedFigure } from './asked-figure.js';
import type { SessionFigure } from './session-rows.repository.js';
import { sessionRows } from './session-rows.repository.js';

/** Figures of single sessions: one's own, and those that the reader opens. Nothing that was said is shown by them. */
export class SessionFiguresService {
  constructor(
    private readonly repository: SessionRepository,
    private readonly names: NamesService,
  ) {}

  /** Throws the problem `not_found` both where there is no such session and where the reader may not open it. */
  async find(user: User, figure: SessionFigure, query: LineageQuery): Promise<AskedFigure> {
    const { organisation } = user;
    const { session: sessions = [], skill: skills } = query;
    const { policy } = await this.names.of(organisation);
    const found = await Promise.all(sessions.map((id) => this.repository.session(organisation, id)));
    const [first, ...others] = found.flatMap((row) => (row && isShown(user, figure, row, policy) ? [row] : []));
    // A place in the queue is one session's.
    const isComplete = others.length + 1 === sessions.length && (figure !== 'queued' || others.length === 0);
    if (!first || !isComplete) throw problems.notFound('figure');
    const openable = openableBounds(user, policy);
    const { learner_id: learner, scenario_id: scenario, attempt } = first;
    return {
      rows: sessionRows[figure],
      asked: { ...openable, organisation, sessions, skills, learner, scenario, attempt },
      // What was asked about is the reader's to open, and so is the attempt before one in the queue that is told of.
      opens: () => true,
      counted: { learners: new Set([first, ...others].map(({ learner_id: id }) => id)).size, practice: null },
    };
  }
}

/** No learner is shown what a trainer's queue makes of a session. */
function isShown(user: User, figure: SessionFigure, row: SessionRow, policy: AccessPolicy): boolean {
  const rule = openingRule(user, accessOf(user.organisation, row), policy);
  return rule !== undefined && (figure !== 'queued' || rule !== 'ownSessions');
}
