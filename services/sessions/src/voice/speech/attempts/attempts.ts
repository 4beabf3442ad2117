import type { Clock, Timer } from '@repartee/kernel';

import { SpeechFault, isPassing, isSpeechFault } from '../speech-fault.js';
import type { Breaker } from './breaker.js';

export interface AttemptSettings {
  /** Until the first piece, over all attempts; and from one piece to the next. */
  firstMs: number;
  gapMs: number;
  /** How often it is asked at most. */
  attempts: number;
  /** Asked a second time, beside the first, where nothing has come after so long; null for never. */
  hedgeAfterMs: number | null;
  /** The pause before another attempt, unless the provider names one. */
  pauseMs: number;
}

export interface Around {
  clock: Clock;
  breaker: Breaker;
  signal: AbortSignal;
}

/** Begins to ask; what it gives ends when the signal says so. */
export type Begin<Piece> = (signal: AbortSignal) => AsyncIterable<Piece>;

/**
 * The pieces of whichever attempt gives the first one. Until then nothing has been said, so it is safe to ask again or
 * twice; afterwards a failure is the caller's to see. Throws SpeechFault.
 */
export async function* attempted<Piece>(
  begin: Begin<Piece>,
  settings: AttemptSettings,
  around: Around,
): AsyncGenerator<Piece> {
  const { breaker, signal } = around;
  const call = breaker.admit();
  const race = new Race(begin, settings, around.clock);
  const onAbort = (): void => race.cancel();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    if (signal.aborted) throw cancelled();
    const { run, first } = await race.winner();
    for (let next = first; !next.done; next = await race.next(run)) yield next.value;
    race.finish(run);
    call.succeeded();
  } catch (error) {
    const fault = signal.aborted ? cancelled() : error;
    call.failedWith(fault);
    throw fault;
  } finally {
    signal.removeEventListener('abort', onAbort);
    race.cancel();
    call.released();
  }
}

const cancelled = (): SpeechFault => new SpeechFault('cancelled', 'nobody waits for it any more');

interface Run<Piece> {
  controller: AbortController;
  pieces: AsyncIterator<Piece>;
}

interface Won<Piece> {
  run: Run<Piece>;
  first: IteratorResult<Piece>;
}

/** The attempts at one answer, until one of them gives something. */
class Race<Piece> {
  private readonly runs = new Set<Run<Piece>>();
  private readonly timers: Timer[] = [];
  private hedge: Timer | undefined;
  private deadline = Infinity;
  private begun = 0;
  private isOver = false;
  private win: (won: Won<Piece>) => void = () => undefined;
  private fail: (error: unknown) => void = () => undefined;

  constructor(
    private readonly begin: Begin<Piece>,
    private readonly settings: AttemptSettings,
    private readonly clock: Clock,
  ) {}

  /** The first attempt to give anything, an end included; the others are given up. */
  winner(): Promise<Won<Piece>> {
    const { firstMs, hedgeAfterMs } = this.settings;
    const won = new Promise<Won<Piece>>((resolve, reject) => {
      this.win = resolve;
      this.fail = reject;
    });
    this.deadline = this.clock.now() + firstMs;
    this.after(firstMs, () => this.fail(new SpeechFault('late', 'it did not begin')));
    if (hedgeAfterMs !== null) this.hedge = this.after(hedgeAfterMs, () => this.another());
    this.another();
    return won.finally(() => this.settle());
  }

  /** The next piece of the attempt that won; it must not be long in coming. */
  next({ pieces }: Run<Piece>): Promise<IteratorResult<Piece>> {
    return new Promise((resolve, reject) => {
      this.fail = reject;
      const late = this.clock.schedule(this.settings.gapMs, () => reject(new SpeechFault('late', 'it did not go on')));
      void pieces
        .next()
        .then(resolve, reject)
        .finally(() => late.cancel());
    });
  }

  /** Its answer is whole. What is over is not aborted: every abort makes an error, with its stack. */
  finish(run: Run<Piece>): void {
    this.runs.delete(run);
  }

  cancel(): void {
    this.settle();
    for (const { controller, pieces } of this.runs) {
      controller.abort();
      // One that stands between two pieces does not hear of it, and has still to say what it took.
      void pieces.return?.().catch(() => undefined);
    }
    this.fail(cancelled());
  }

  private another(): void {
    if (this.isOver || this.begun >= this.settings.attempts) return;
    this.begun += 1;
    const controller = new AbortController();
    const run: Run<Piece> = { controller, pieces: this.begin(controller.signal)[Symbol.asyncIterator]() };
    this.runs.add(run);
    run.pieces.next().then(
      (first) => this.took(run, first),
      (error: unknown) => this.lost(run, error),
    );
  }

  private took(run: Run<Piece>, first: IteratorResult<Piece>): void {
    if (this.isOver) return;
    this.settle();
    for (const other of this.runs) if (other !== run) other.controller.abort();
    this.win({ run, first });
  }

  /** One that has failed says when it may be asked again: nobody asks before, and nobody waits for what would be too late. */
  private lost(run: Run<Piece>, error: unknown): void {
    this.runs.delete(run);
    if (this.isOver) return;
    this.hedge?.cancel();
    const pauseMs = this.pauseAfter(error);
    const isInTime = this.clock.now() + pauseMs < this.deadline;
    const mayTryAgain = isPassing(error) && isInTime && this.begun < this.settings.attempts;
    if (mayTryAgain) this.after(pauseMs, () => this.another());
    else if (this.runs.size === 0) this.fail(error);
  }

  private pauseAfter(error: unknown): number {
    return (isSpeechFault(error) ? error.retryAfterMs : undefined) ?? this.settings.pauseMs;
  }

  private after(ms: number, task: () => void): Timer {
    const timer = this.clock.schedule(ms, task);
    this.timers.push(timer);
    return timer;
  }

  private settle(): void {
    this.isOver = true;
    for (const timer of this.timers.splice(0)) timer.cancel();
  }
}
