import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { toBinary } from '@bufbuild/protobuf';
import type { Append } from '@repartee/kernel';
import { SqliteJournal } from '@repartee/kernel';
import type { NewEvent } from '@repartee/proto';
import { eventType } from '@repartee/proto';

import type { Writing } from '../read-side/company.js';
import { learners } from '../read-side/company.js';
import { planRehearsals, rehearsalAppends } from '../read-side/rehearsals.js';
import type { Measure } from './measure.js';
import { atMost, percentile, round } from './measure.js';
import { paced } from './paced.js';

const APPENDS_PER_S = 500;
const ROUNDS = 5;
const ROUND_S = 4;

/**
 * Durable appends of one event, 500 a second, each counted from the moment it is due. Beside them the disk alone: the data
 * of the same events at the end of a plain file in the same folder, taken to the disk in the same way. Rounds alternate, so
 * that a slow moment of the disk meets both.
 */
export async function benchAppends(writing: Writing, folder: string): Promise<Measure[]> {
  const journal = SqliteJournal.open(join(folder, 'paced.sqlite'));
  const file = new SyncedFile(join(folder, 'paced.bin'));
  const appends = planRehearsals(learners).flatMap((one) => rehearsalAppends(writing, one));
  const single = appends.flatMap((append) => append.events.map((event) => ({ append, event })));
  const ours = new Waits();
  const theirs = new Waits();
  for (let turn = 0; turn < ROUNDS; turn++) {
    await ours.take(single, ({ append, event }) => journal.append({ ...append, events: [event] }));
    await theirs.take(single, ({ event }) => file.append(bytesOf(event)));
  }
  await journal.close();
  file.close();
  const p95 = (waits: Waits) => round(percentile(waits.all, 0.95));
  return [atMost({ measure: 'append_p95_ms', value: p95(ours), unit: 'ms', beside: p95(theirs), goal: 5 })];
}

interface Single {
  append: Append;
  event: NewEvent;
}

class Waits {
  readonly all: number[] = [];

  /** One round, from where the last one ended. */
  take(single: readonly Single[], work: (one: Single) => Promise<unknown>): Promise<void> {
    const from = this.all.length;
    return paced(APPENDS_PER_S, ROUND_S, async (place, due) => {
      const one = single[from + place];
      if (!one) throw new RangeError('There are too few events.');
      await work(one);
      this.all.push(performance.now() - due);
    });
  }
}

function bytesOf({ data }: NewEvent): Uint8Array {
  const type = eventType(data.$typeName);
  if (!type) throw new TypeError(`No event: ${data.$typeName}`);
  return toBinary(type.schema, data);
}

/** What arrives in the same turn of the event loop is written and taken to the disk at once, as a journal does it. */
class SyncedFile {
  private readonly file: number;
  private pending: { bytes: Uint8Array; resolve: () => void }[] = [];

  constructor(path: string) {
    this.file = openSync(path, 'a');
  }

  append(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      this.pending.push({ bytes, resolve });
      if (this.pending.length === 1) setImmediate(() => this.sync());
    });
  }

  close(): void {
    closeSync(this.file);
  }

  private sync(): void {
    const taken = this.pending.splice(0);
    writeSync(this.file, Buffer.concat(taken.map(({ bytes }) => bytes)));
    fdatasyncSync(this.file);
    taken.forEach(({ resolve }) => resolve());
  }
}
