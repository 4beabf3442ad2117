interface Planned {
  at: number;
  order: number;
  task: () => void;
}

/** What is to happen, in order of time and, at one moment, in the order it was planned: a virtual clock without waiting. */
export class Timeline {
  private readonly heap: Planned[] = [];
  private order = 0;
  now = 0;

  at(at: number, task: () => void): void {
    this.heap.push({ at: Math.max(at, this.now), order: this.order++, task });
    this.rise(this.heap.length - 1);
  }

  after(ms: number, task: () => void): void {
    this.at(this.now + ms, task);
  }

  /** Lets everything happen up to a moment. */
  runUntil(end: number): void {
    for (let next = this.heap[0]; next && next.at <= end; next = this.heap[0]) {
      this.removeFirst();
      this.now = next.at;
      next.task();
    }
    this.now = end;
  }

  private removeFirst(): void {
    const last = this.heap.pop();
    if (last === undefined || this.heap.length === 0) return;
    this.heap[0] = last;
    this.sink(0);
  }

  private rise(from: number): void {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(at, parent)) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  private sink(from: number): void {
    for (let at = from; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const least = right < this.heap.length && this.isBefore(right, left) ? right : left;
      if (least >= this.heap.length || !this.isBefore(least, at)) return;
      this.swap(at, least);
      at = least;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [one, other] = [this.heap[a]!, this.heap[b]!];
    return one.at < other.at || (one.at === other.at && one.order < other.order);
  }

  private swap(a: number, b: number): void {
    [this.heap[a], this.heap[b]] = [this.heap[b]!, this.heap[a]!];
  }
}
