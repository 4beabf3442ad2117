import { Injectable } from '@nestjs/common';

import type { SessionKey } from '../live/live-sessions.js';
import type { SpeechUse } from './domain/use.js';
import { noUse, plus } from './domain/use.js';

/** Counts what a provider is asked for, once a call. */
export type Meter = (use: Partial<SpeechUse>) => void;

/** What live sessions have asked of providers since their last event that says so. */
@Injectable()
export class Meters {
  private readonly running = new Map<string, SpeechUse>();

  of(key: SessionKey): Meter {
    const id = idOf(key);
    return (use) => void this.running.set(id, plus(this.running.get(id) ?? noUse, use));
  }

  /** What has run up so far; from now on it is counted from nothing. Undefined where nobody was asked. */
  take(key: SessionKey): SpeechUse | undefined {
    const use = this.running.get(idOf(key));
    this.running.delete(idOf(key));
    return use;
  }
}

const idOf = ({ organisation, sessionId }: SessionKey): string => `${organisation}/${sessionId}`;
