/**
 * The process ends before Kafka has acknowledged everything in its journal: nothing is lost, and nobody else sees it before
 * the next start. Where there will be none, for a volume whose instance does not come back, the command ships it.
 */
export class UnshippedJournal extends Error {
  readonly code = 'unshipped_journal';
  /** Status of the process: it has closed everything all the same. */
  readonly exit = 3;

  constructor(
    readonly events: number,
    readonly journal: string,
  ) {
    super(
      `Kafka has not acknowledged ${events} events of the journal ${journal}, as far as is known here. ` +
        `The next start ships them; where there is none: npm run -s relay -- --journal ${journal}`,
    );
    this.name = 'UnshippedJournal';
  }
}
