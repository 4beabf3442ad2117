import type { Heard } from './talker.js';

/** A learner's page that talks and listens for as long as it is open; `tick` drives it, with the time. */
export interface TalkingPage {
  /** Begins a conversation, on a connection of its own. */
  begin(): Promise<void>;
  tick(now: number): void;
  /** What was heard since it was asked last. */
  report(): Heard;
  end(): Promise<void>;
}
