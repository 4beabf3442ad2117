import type { Stage } from '../stage/stage.js';

/** What may be held by one instance of several. */
export type Held = { sessionId: string } | { caseId: string };

/** What is asked for is held by another instance, for life: only that one can answer. */
export class HeldElsewhere extends Error {
  constructor(readonly home: string) {
    super(`Held by ${home}`);
    this.name = 'HeldElsewhere';
  }
}

/** This instance, as home to the sessions and cases that are opened here. */
export class Home {
  constructor(
    private readonly stage: Stage,
    /** Names it among others; undefined where there are no others. */
    readonly name?: string,
  ) {}

  /** The instance that holds it; this one where nobody is known to. Null where there is only one. */
  async of(organisation: string, held?: Held): Promise<string | null> {
    if (this.name === undefined) return null;
    if (!held) return this.name;
    const home = await this.stage.homeOf(organisation, held);
    return home || this.name;
  }

  /** Throws HeldElsewhere. */
  async here(organisation: string, held: Held): Promise<void> {
    const home = await this.of(organisation, held);
    if (home !== null && home !== this.name) throw new HeldElsewhere(home);
  }
}
