export interface HealthCheck {
  name: string;
  /** Resolves to undefined when all is well, else to a sentence that says what is missing. */
  check: () => string | undefined | Promise<string | undefined>;
}

export interface Readiness {
  ready: boolean;
  /** What is not ready, by name. */
  waitingFor: { name: string; detail: string }[];
}

export interface Liveness {
  live: boolean;
  /** What has come to a standstill, by name. */
  stuck: { name: string; detail: string }[];
}

/** Named checks: of what a service needs before it can be used, and of what a new start would mend. */
export abstract class Health {
  /** Adds a check of readiness; returns the way to remove it. */
  abstract register(check: HealthCheck): () => void;
  /** Adds a check of liveness: it fails where something is at a standstill, not where something else is away. */
  abstract registerLiveness(check: HealthCheck): () => void;
  abstract readiness(): Promise<Readiness>;
  abstract liveness(): Promise<Liveness>;
}
