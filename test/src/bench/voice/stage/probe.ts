import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { freePorts } from '@repartee/brokers';

import { repositoryRoot } from '../../../harness/repository.js';

/** What a process under measurement says of itself: milliseconds, bytes, counts. */
export interface Probed {
  loopDelayP50Ms: number;
  loopDelayP99Ms: number;
  rss: number;
  heapUsed: number;
  external: number;
  /** Of that, sound and whatever else has come over a connection. */
  arrayBuffers: number;
  /** Of all its threads, since it began. */
  cpuMs: number;
  /** Sockets, timers and the like that keep its event loop going. */
  handles: number;
  /** Spoken sessions that something holds on to; null where they were not counted. */
  spokenSessions: number | null;
}

/** Asks a process that was started with these options of Node about itself. */
export class Probe {
  private constructor(private readonly port: number) {}

  static async onFreePort(): Promise<Probe> {
    const [port = 0] = await freePorts(1);
    return new Probe(port);
  }

  get nodeOptions(): string[] {
    const built = pathToFileURL(join(repositoryRoot, 'test/dist/bench/voice/stage/loop-probe.js'));
    return ['--import', `${built.href}?port=${this.port}`];
  }

  look(): Promise<Probed> {
    return this.ask('/');
  }

  /** The same, after which delays are counted anew. */
  lookAfresh(): Promise<Probed> {
    return this.ask('/fresh');
  }

  /** The same, once garbage is collected. */
  lookCollected(): Promise<Probed> {
    return this.ask('/collected');
  }

  /** How many spoken sessions something holds on to; the process stands still for as long as it takes to look. */
  async countSpokenSessions(): Promise<number> {
    const { spokenSessions } = await this.ask('/counted');
    return spokenSessions ?? NaN;
  }

  /** When turns of learners were decided to be over, since it began: milliseconds on the clock of all processes. */
  decided(): Promise<number[]> {
    return this.answer('/decided');
  }

  private ask(path: string): Promise<Probed> {
    return this.answer(path);
  }

  private async answer<Answer>(path: string): Promise<Answer> {
    const response = await fetch(`http://127.0.0.1:${this.port}${path}`);
    return (await response.json()) as Answer;
  }
}
