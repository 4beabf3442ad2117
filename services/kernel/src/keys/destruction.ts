import type { Clock, Timer } from '../ports/index.js';
import type { Log } from '../telemetry/log.js';
import { KeyNotDestroyedYet } from './key-errors.js';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

export interface DestructionParts<Holder> {
  /** Quiet when done twice. */
  destroy: (holders: readonly Holder[]) => void;
  clock: Clock;
  log: Log;
}

/**
 * Destroys the keys of what is erased on record. Where their store does not, it is asked again with growing pauses, from a
 * second up to a minute, until it has or the process ends; the next start then asks for all of them.
 */
export class Destruction<Holder> {
  /** Still to be destroyed, by what they are. */
  private readonly owed = new Map<string, Holder>();
  private timer: Timer | undefined;

  constructor(private readonly parts: DestructionParts<Holder>) {}

  /** Throws KeyNotDestroyedYet where it could not be done: it will be, by itself. */
  destroy(holder: Holder): void {
    this.owed.set(JSON.stringify(holder), holder);
    const trouble = this.attempt();
    if (trouble === undefined) return;
    this.again(1);
    throw new KeyNotDestroyedYet(trouble.err);
  }

  stop(): void {
    this.timer?.cancel();
  }

  private attempt(): { err: unknown } | undefined {
    try {
      this.parts.destroy([...this.owed.values()]);
      this.owed.clear();
      this.stop();
      return undefined;
    } catch (err) {
      this.parts.log.warn({ err, keys: this.owed.size }, 'Keys of what was erased could not be destroyed yet');
      return { err };
    }
  }

  private again(attempt: number): void {
    this.timer?.cancel();
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
    this.timer = this.parts.clock.schedule(pauseMs, () => {
      if (this.attempt()) this.again(attempt + 1);
      else this.parts.log.info({ attempt }, 'Keys of what was erased are destroyed now');
    });
  }
}
