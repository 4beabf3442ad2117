import { ProblemError } from '@repartee/kernel';

/** The change is in the journal and stands, but the lookups do not have it yet: nothing of it may be undone. */
export class RecordedNotShown extends ProblemError {
  constructor(cause: unknown) {
    super(
      {
        code: 'recorded_not_shown',
        status: 503,
        title: 'Recorded, not shown yet',
        detail: 'This is recorded and stands, but it is not shown yet. Reload in a moment; do not do it a second time.',
      },
      { cause },
    );
    this.name = 'RecordedNotShown';
  }
}

/** Undoes what went before a change where the change did not come to be, and only there. */
export async function unlessRecorded<Result>(change: Promise<Result>, undo: () => void): Promise<Result> {
  try {
    return await change;
  } catch (error) {
    if (!(error instanceof RecordedNotShown)) undo();
    throw error;
  }
}

/** Does what follows from a change as soon as it is on record, also where it is not shown yet. */
export async function onceRecorded<Result>(change: Promise<Result>, follow: () => void): Promise<Result> {
  let result: Result;
  try {
    result = await change;
  } catch (error) {
    if (error instanceof RecordedNotShown) follow();
    throw error;
  }
  follow();
  return result;
}
