import { Injectable } from '@nestjs/common';
import type { Play, ScoringContext, SessionScore, Transcript } from '@repartee/dialogue';
import { StandingThread } from '@repartee/kernel';
import type { CastAnswers } from '@repartee/proto';

import type { PublishedPlay } from '../read-model/scoring.queries.js';

/** One session to be scored; `answers` where it rehearsed a case of the learner's own. */
export interface ToScore {
  transcript: Transcript;
  context: ScoringContext;
  answers: CastAnswers | null;
}

/** The built file: a thread cannot run TypeScript. */
const WORKER = new URL('../../dist/sessions/scoring.worker.js', import.meta.url);

/** Scores in a thread of its own: a long transcript holds up nobody who is speaking. */
@Injectable()
export class ScoringThread {
  private readonly thread = new StandingThread<ToScore, Play, SessionScore>(WORKER);

  /** Throws what scoring throws, or a RetriableError where the thread has ended. */
  score({ play, key }: PublishedPlay, toScore: ToScore): Promise<SessionScore> {
    return this.thread.ask(toScore, { key, contents: play });
  }

  stop(): Promise<void> {
    return this.thread.stop();
  }
}
