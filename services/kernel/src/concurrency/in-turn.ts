/** Runs tasks of the same key one after the other, in the order they came; tasks of other keys do not wait. */
export class InTurn {
  private readonly tails = new Map<string, Promise<unknown>>();

  /** Resolves or rejects as the task does; a task that fails does not hold up the next. */
  run<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
    const before = this.tails.get(key) ?? Promise.resolve();
    const turn = before.then(task, task);
    const tail: Promise<unknown> = turn.then(
      () => this.forget(key, tail),
      () => this.forget(key, tail),
    );
    this.tails.set(key, tail);
    return turn;
  }

  private forget(key: string, tail: Promise<unknown>): void {
    if (this.tails.get(key) === tail) this.tails.delete(key);
  }
}
