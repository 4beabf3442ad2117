import type { Clock, User } from '@repartee/kernel';
import type { LiveSessions } from '@repartee/proto';
import { isEmpty, openableBounds } from '../access/bounds.js';
import type { NamesService } from '../names/names.service.js';
import type { SessionRepository } from '../sessions/session.repository.js';
import type { SessionsService } from '../sessions/sessions.service.js';
import { toDispositions } from '../sessions/transcript.converters.js';
import type { QueueRepository } from './queue.repository.js';

/** A session lasts ten minutes; one that began longer ago and never ended was lost. */
const LONGEST_MS = 15 * 60 * 1000;

/** Assessed sessions under way, as timelines that grow; no words before the end. */
export class LiveSessionsService {
  constructor(
    private readonly queue: QueueRepository,
    private readonly repository: SessionRepository,
    private readonly sessions: SessionsService,
    private readonly names: NamesService,
    private readonly clock: Clock,
  ) {}

  async live(user: User): Promise<LiveSessions> {
    const names = await this.names.of(user.organisation);
    const bounds = openableBounds(user, names.policy);
    if (isEmpty(bounds)) return { items: [] };
    const rows = await this.queue.underWay(bounds, user.id, this.clock.now() - LONGEST_MS);
    const ids = rows.map(({ session_id }) => session_id);
    const summaries = await this.sessions.summaries(user.organisation, names, ids);
    const items = summaries.map(async (session) => ({
      session,
      limitMs: rows.find(({ session_id }) => session_id === session.id)?.limit_ms ?? 0,
      ...(await this.timeline(user.organisation, session.id)),
    }));
    return { items: await Promise.all(items) };
  }

  private async timeline(organisation: string, id: string) {
    const [session, turns, shifts] = await Promise.all([
      this.repository.session(organisation, id),
      this.repository.turns(organisation, id),
      this.repository.shifts(organisation, id),
    ]);
    return {
      dispositions: session ? toDispositions(session, shifts, turns) : [],
      turns: turns.map(({ turn, speaker, started_ms, ended_ms }) => {
        return { turn, speaker, startedMs: started_ms, endedMs: ended_ms };
      }),
    };
  }
}
