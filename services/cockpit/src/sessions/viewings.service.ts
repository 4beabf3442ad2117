import { create } from '@bufbuild/protobuf';
import type { Clock, Ids, Journal, RuleId, User } from '@repartee/kernel';
import { accessV1, commonV1, streamOf } from '@repartee/proto';
import type { SessionRow, ViewingRow } from './session.repository.js';

/** A page that is read again while it is open is one opening, as long as somebody reads. */
const ONE_OPENING_MS = 30 * 60 * 1000;

/** Records in the log that somebody other than the learner opened a session. */
export class ViewingsService {
  /** When somebody's opening of a session went on record, by session and reader. */
  private readonly recent = new Map<string, number>();
  /** On their way to the record: who comes beside one of these waits for it. */
  private readonly pending = new Map<string, Promise<void>>();

  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Resolves once the opening is on record, and rejects where it is not; `viewings` are those already known. */
  async record(user: User, rule: RuleId, session: SessionRow, viewings: readonly ViewingRow[]): Promise<void> {
    const now = this.clock.now();
    const key = `${user.organisation}/${session.session_id}/${user.id}`;
    const stored = viewings.filter(({ viewed_by }) => viewed_by === user.id).map(({ viewed_ms }) => viewed_ms);
    if (Math.max(this.recent.get(key) ?? 0, ...stored) > now - ONE_OPENING_MS) return;
    const recording = this.pending.get(key) ?? this.append(user, rule, session, now);
    this.pending.set(key, recording);
    try {
      await recording;
      this.remember(key, now);
    } finally {
      if (this.pending.get(key) === recording) this.pending.delete(key);
    }
  }

  private async append(user: User, rule: RuleId, session: SessionRow, now: number): Promise<void> {
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
