import type { Timer } from '@repartee/kernel';
import { Clock } from '@repartee/kernel';

/**
 * One life of a process, from a start to a crash. Code cannot be stopped from outside, so everything that it reaches the
 * world by asks its life first: once that is over, its timers do not go off and nothing answers it.
 */
export class Life {
  readonly clock: Clock;
  private over = false;
  private readonly endings: (() => void)[] = [];

  constructor(
    readonly name: string,
    world: Clock,
  ) {
    this.clock = new LifeClock(world, this);
  }

  get isOver(): boolean {
    return this.over;
  }

  end(): void {
    if (this.over) return;
    this.over = true;
    this.endings.forEach((ending) => ending());
  }

  onEnd(ending: () => void): void {
    if (this.over) ending();
    else this.endings.push(ending);
  }

  /** Settles as the answer does, but never once this life is over. */
  hears<Answer>(answer: Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      answer.then(
        (value) => !this.over && resolve(value),
        (error: unknown) => !this.over && reject(error as Error),
      );
    });
  }
}

class LifeClock extends Clock {
  constructor(
    private readonly world: Clock,
    private readonly life: Life,
  ) {
    super();
  }

  now(): number {
    return this.world.now();
  }

  schedule(afterMs: number, task: () => void | Promise<void>): Timer {
    // Clocks of machines have whole milliseconds, pauses with jitter have not.
    return this.world.schedule(Math.ceil(afterMs), () => (this.life.isOver ? undefined : task()));
  }
}
