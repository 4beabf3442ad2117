import { create } from '@bufbuild/protobuf';
import type { Clock, Ids, Journal, RuleId, User } from '@repartee/kernel';
import { accessV1, commonV1, streamOf } from '@repartee/proto';
import type { SessionRow, ViewingRow } from './session.repository.js';

/** A page that is read again while it is open is one opening, as long as somebody reads. */
const ONE_OPENING_MS = 30 * 60 * 1000;

/** Records in the log that somebody other than the learner opened a session. */
export class ViewingsService {
  private readonly recent = new Map<string, number>();

  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Resolves once the opening is on record; `viewings` are those already known. */
  async record(user: User, rule: RuleId, session: SessionRow, viewings: readonly ViewingRow[]): Promise<void> {
    const now = this.clock.now();
    const key = `${user.organisation}/${session.session_id}/${user.id}`;
    const stored = viewings.filter(({ viewed_by }) => viewed_by === user.id).map(({ viewed_ms }) => viewed_ms);
    if (Math.max(this.recent.get(key) ?? 0, ...stored) > now - ONE_OPENING_MS) return;
    this.remember(key, now);
    const id = this.ids.next();
    await this.journal.append({
      stream: streamOf.viewing(user.organisation, session.session_id),
      organisation: user.organisation,
      expectedVersion: 'any',
      events: [{ id, occurredAt: now, data: viewed(user, rule, session) }],
      correlationId: id,
      causationId: id,
      actor: { kind: 'person', id: user.id },
    });
  }

  private remember(key: string, now: number): void {
    for (const [known, at] of this.recent) if (at <= now - ONE_OPENING_MS) this.recent.delete(known);
    this.recent.set(key, now);
  }
}

function viewed(user: User, rule: RuleId, session: SessionRow): accessV1.SessionViewed {
  return create(accessV1.SessionViewedSchema, {
    sessionId: session.session_id,
    learnerId: session.learner_id,
    viewedBy: user.id,
    viewedAs: rule === 'openAsTrainer' ? commonV1.Role.TRAINER : commonV1.Role.MANAGER,
  });
}
