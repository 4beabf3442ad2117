import type { Clock, OpenRecording, RuleId, SealedRecordings, User } from '@repartee/kernel';
import { ProblemError, openingRule, problems } from '@repartee/kernel';
import type { RecordingView } from '@repartee/proto';

import type { NamesService } from '../names/names.service.js';
import { accessOf } from '../sessions/session-page.service.js';
import type { SessionRepository, SessionRow } from '../sessions/session.repository.js';
import type { ViewingsService } from '../sessions/viewings.service.js';
import { recordingState } from './recording-state.js';

export interface RecordingsParts {
  /** Null where nothing is recorded. */
  sealed: SealedRecordings | null;
  repository: SessionRepository;
  names: NamesService;
  viewings: ViewingsService;
  clock: Clock;
}

interface Found {
  session: SessionRow;
  rule: RuleId;
  endedAt: number | null;
}

/** Recordings of sessions, for whoever may read their words. */
export class RecordingsService {
  constructor(private readonly parts: RecordingsParts) {}

  /** What there is to listen to. Throws the problems `not_found` and `recordings_away`. */
  async view(user: User, sessionId: string): Promise<RecordingView> {
    const found = await this.find(user, sessionId);
    return this.stateOf(found, found.session.recording_days === 0 ? null : await this.open(user, found));
  }

  /**
   * Opens the sound; who listens to somebody else's has opened the session, and the learner sees that. Throws the problems
   * `not_found`, also where there is nothing to listen to, and `recordings_away`.
   */
  async listen(user: User, sessionId: string): Promise<OpenRecording> {
    const found = await this.find(user, sessionId);
    const recording = await this.open(user, found);
    if (!recording || this.stateOf(found, recording).state !== 'ready') throw problems.notFound('recording');
    const { session, rule } = found;
    if (rule !== 'ownSessions') {
      const viewings = await this.parts.repository.viewings(user.organisation, sessionId);
      await this.parts.viewings.record(user, rule, session, viewings);
    }
    return recording;
  }

  private stateOf({ session, endedAt }: Found, stored: OpenRecording | null): RecordingView {
    return recordingState({ days: session.recording_days, endedAt, stored, now: this.parts.clock.now() });
  }

  private async find(user: User, sessionId: string): Promise<Found> {
    const { repository, names } = this.parts;
    const [session, end, { policy }] = await Promise.all([
      repository.session(user.organisation, sessionId),
      repository.end(user.organisation, sessionId),
      names.of(user.organisation),
    ]);
    const rule = session && openingRule(user, accessOf(user.organisation, session), policy);
    if (!session || !rule) throw problems.notFound('session');
    return { session, rule, endedAt: end?.ended_ms ?? null };
  }

  private async open(user: User, { session }: Found): Promise<OpenRecording | null> {
    const { sealed } = this.parts;
    const { session_id: sessionId, learner_id: learnerId } = session;
    try {
      return (await sealed?.open({ organisation: user.organisation, learnerId, sessionId })) ?? null;
    } catch (cause) {
      if (cause instanceof ProblemError) throw cause;
      throw away(cause);
    }
  }
}

const away = (cause: unknown): ProblemError =>
  new ProblemError(
    {
      code: 'recordings_away',
      status: 503,
      title: 'Recordings cannot be reached',
      detail: 'The place where recordings are kept does not answer. Everything else is here; try again in a moment.',
    },
    { cause },
  );
