import type { Keys, Log, RecordingOf, RecordingStore } from '@repartee/kernel';
import { SealedRecordings } from '@repartee/kernel';
import type { Purpose } from '@repartee/proto';

import type { SessionOpening } from '../live/domain/session-events.js';
import type { SessionKey } from '../live/live-sessions.js';
import { seatId } from '../live/live-sessions.js';
import type { Stage } from '../stage/stage.js';
import { folderOfTapes } from './tape/tape-disk.js';
import { Tape } from './tape/tape.js';
import { TapeFile } from './tape/tape-file.js';

/** Where recordings go: to a store once a session is over, and before that onto tapes, in a folder of this instance. */
export interface RecordingsPlace {
  store: RecordingStore;
  tapes: string;
}

/** A session that may be recorded. */
export interface ToRecord {
  purpose: Purpose;
  /** The learner wants it; of an assessed session nobody asks them. */
  asked: boolean;
}

export const recordingOf = ({ organisation, learnerId, sessionId, case: ofCase }: SessionOpening): RecordingOf => ({
  ...{ organisation, learnerId, sessionId },
  ...(ofCase && { caseId: ofCase.id }),
});

/** What is recorded, and the tapes of the sessions under way. */
export class Recordings {
  private readonly open = new Map<string, Set<Tape>>();
  readonly sealed: SealedRecordings | null;

  /** `place` is null where this server records nothing. */
  constructor(
    readonly place: RecordingsPlace | null,
    private readonly stage: Stage,
    private readonly keys: Keys,
    private readonly log: Log,
  ) {
    this.sealed = place && new SealedRecordings(place.store, keys);
  }

  /** How many days a recording of a session that is spoken would be kept: 0 where nothing is recorded here. */
  daysIn(organisation: string): number {
    return this.place ? (this.keeps(organisation) ?? 0) : 0;
  }

  /** How many days the organisation keeps recordings by now; undefined where it is not heard of yet. */
  keeps(organisation: string): number | undefined {
    return this.stage.recordingDays(organisation);
  }

  /** How many days the recording of this session will be kept: 0 where it is not recorded. */
  daysFor(organisation: string, { purpose, asked }: ToRecord): number {
    return purpose === 'assessed' || asked ? this.daysIn(organisation) : 0;
  }

  /** What the session is recorded on; null where it is not, or can't be: a session is never refused for that. */
  tapeOf(opening: SessionOpening, playRate: number): Tape | null {
    const { place, keys, log } = this;
    if (!place || !opening.recordingDays) return null;
    const { sessionId } = opening;
    const recorded = { of: recordingOf(opening), keptDays: opening.recordingDays };
    const onFault = (err: unknown): void => log.error({ err, sessionId }, 'A session is not recorded for now');
    const disk = folderOfTapes(place.tapes);
    const begin = (): TapeFile | null => {
      try {
        return new TapeFile(disk, recorded, keys, onFault);
      } catch (err) {
        onFault(err);
        return null;
      }
    };
    const file = begin();
    const tape = file && new Tape(file, { limitMs: opening.limitMs, playRate }, begin);
    if (tape) this.open.set(seatId(opening), new Set(this.open.get(seatId(opening))).add(tape));
    return tape;
  }

  /** Whether a session of this id is recorded now. */
  isUnderWay(sessionId: string): boolean {
    return [...this.open.keys()].some((seat) => seat.endsWith(`/${sessionId}`));
  }

  /** Resolves once all that is on record of the session's sound is in its files. */
  async close(key: SessionKey): Promise<void> {
    const tapes = this.open.get(seatId(key)) ?? [];
    this.open.delete(seatId(key));
    await Promise.all([...tapes].map((tape) => tape.close()));
  }

  async closeAll(): Promise<void> {
    const tapes = [...this.open.values()].flatMap((some) => [...some]);
    this.open.clear();
    await Promise.all(tapes.map((tape) => tape.close()));
  }
}
