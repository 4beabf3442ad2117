/** What the start is doing at the moment; `progress` from 0 to 1 where it can be told. */
export interface StartUpStep {
  name: string;
  /** A few words for people. */
  detail: string;
  progress?: number;
}

export type StartUpListener = (step: StartUpStep | undefined) => void;

/** The steps of the start, one at a time, for the terminal and for whoever opens a page meanwhile. */
export class StartUp {
  private step: StartUpStep | undefined = { name: 'start', detail: 'Starting' };
  private readonly listeners = new Set<StartUpListener>();

  /** Undefined once the start is over. */
  get current(): StartUpStep | undefined {
    return this.step;
  }

  onChange(listener: StartUpListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  say(step: StartUpStep): void {
    this.tell(step);
  }

  end(): void {
    this.tell(undefined);
  }

  private tell(step: StartUpStep | undefined): void {
    this.step = step;
    for (const listener of this.listeners) listener(step);
  }
}
