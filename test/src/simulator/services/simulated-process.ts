import type { Clock, Randomness } from '@repartee/kernel';

import { Life } from '../world/life.js';
import type { Trace } from '../world/trace.js';

export interface SimulatedProcessParts<Service> {
  name: string;
  clock: Clock;
  randomness: Randomness;
  trace: Trace;
  start: (life: Life) => Service;
}

const DOWN_MS = 8_000;

/** A process that somebody starts again whenever it dies; what is on its volume is still there then. */
export class SimulatedProcess<Service> {
  lives = 0;
  private current: { life: Life; service: Service } | undefined;

  constructor(private readonly parts: SimulatedProcessParts<Service>) {}

  start(): void {
    const { name, clock, trace } = this.parts;
    const life = new Life(name, clock);
    this.lives += 1;
    trace.note(name, `starts, life ${this.lives}`);
    this.current = { life, service: this.parts.start(life) };
    life.onEnd(() => this.died());
  }

  /** Throws while it is down. */
  get service(): Service {
    if (!this.current) throw new Error(`${this.parts.name} is down`);
    return this.current.service;
  }

  private died(): void {
    const { name, clock, randomness, trace } = this.parts;
    this.current = undefined;
    trace.note(name, 'is dead');
    clock.schedule(200 + randomness.below(DOWN_MS), () => this.start());
  }
}
