import { UnshippedJournal } from '../kafka/unshipped-journal.js';

/** Runs the task once, at the first Ctrl-C or request to end; a second one ends the process at once. */
export function onFarewell(task: () => Promise<void>): void {
  let isEnding = false;
  const end = () => {
    if (isEnding) process.exit(1);
    isEnding = true;
    task().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
        process.exit(statusOf(error));
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

/** Status of a process whose end met this error. */
export function statusOf(error: unknown): number {
  return error instanceof UnshippedJournal ? error.exit : 1;
}
