export interface ReadinessCheck {
  name: string;
  /** Resolves to undefined when ready, else to a sentence that says what is missing. */
  check: () => string | undefined | Promise<string | undefined>;
}

export interface Readiness {
  ready: boolean;
  /** What is not ready, by name. */
  waitingFor: { name: string; detail: string }[];
}

/** Named checks of what a service needs before it can be used. */
export abstract class Health {
  /** Adds a check; returns the way to remove it. */
  abstract register(check: ReadinessCheck): () => void;
  abstract readiness(): Promise<Readiness>;
}
