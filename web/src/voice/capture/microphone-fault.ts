/** Why there is no microphone, each of which the page has a sentence for. */
export const microphoneFaults = ['insecure', 'unsupported', 'denied', 'none', 'busy', 'gone', 'failed'] as const;
export type MicrophoneFault = (typeof microphoneFaults)[number];

/** What of a browser matters before it is asked for its microphone. */
export interface Surroundings {
  isSecureContext: boolean;
  hasMicrophones: boolean;
  hasSoundThread: boolean;
}

/** What stands against a microphone here whatever the learner allows; null where nothing does. */
export const faultOfSurroundings = (here: Surroundings): MicrophoneFault | null => {
  // Without HTTPS browsers hide both, so it is asked for first.
  if (!here.isSecureContext) return 'insecure';
  return here.hasMicrophones && here.hasSoundThread ? null : 'unsupported';
};

/** The names of errors that browsers give for `getUserMedia` (Media Capture and Streams, 10.2). */
const named: Readonly<Record<string, MicrophoneFault>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

export const faultOf = (error: unknown): MicrophoneFault =>
  (error instanceof Error || error instanceof DOMException ? named[error.name] : undefined) ?? 'failed';

/** Below it there is no sound at all. */
const DEAD_DB = -85;
const DEAD_AFTER_MS = 3_000;
/** Once it was heard: browsers take the noise out of a quiet room, until nothing is left while nobody speaks. */
const DEAD_AGAIN_AFTER_MS = 30_000;

/** Whether a microphone that is open gives nothing: switched off at itself, or muted in the system. */
export class DeadMicrophone {
  private silentMs = 0;
  private wasHeard = false;

  /** A frame of this level and length. */
  hear(levelDb: number, ms: number): boolean {
    const isHeard = levelDb > DEAD_DB;
    this.wasHeard ||= isHeard;
    this.silentMs = isHeard ? 0 : this.silentMs + ms;
    return this.silentMs >= (this.wasHeard ? DEAD_AGAIN_AFTER_MS : DEAD_AFTER_MS);
  }
}

/** A meter's share, 0 to 1, of a level in dBFS: from a quiet room to full scale. */
export const meterOf = (levelDb: number): number => Math.max(0, Math.min(1, (levelDb + 60) / 60));
