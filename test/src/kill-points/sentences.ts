import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Strike, Victim } from './kill-points.js';
import { preloaded } from './preload/config.js';

interface Told {
  strike: Strike;
  note: string;
}

/** A process is not where it was to die, or has died elsewhere. */
export class Astray extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'Astray';
  }
}

/** Who is still to die where: each life of a victim is told of one death, one life after the other. */
export class Sentences {
  private readonly waiting: Strike[] = [];
  private readonly told = new Map<Victim, Told>();
  private readonly astray: string[] = [];
  private lives = 0;
  private readonly dead: Strike[] = [];

  /** `folder`: where those who die leave their notes. `preload`: what they load before their own code. */
  constructor(
    private readonly folder: string,
    private readonly preload: URL,
  ) {
    mkdirSync(folder, { recursive: true });
  }

  add(strikes: readonly Strike[]): void {
    this.waiting.push(...strikes);
  }

  /** The environment of the victim's next life. */
  environmentOf(victim: Victim): Readonly<Record<string, string>> {
    this.look(victim, true);
    const at = this.waiting.findIndex((strike) => strike.victim === victim);
    const [strike] = at === -1 ? [] : this.waiting.splice(at, 1);
    if (!strike) return preloaded(this.preload, undefined);
    const note = join(this.folder, `${++this.lives}`);
    this.told.set(victim, { strike, note });
    const { point, passing, isCareless = false } = strike;
    return preloaded(this.preload, { point, passing, note, isCareless });
  }

  /** Those who have died where they were to. */
  struck(): readonly Strike[] {
    for (const victim of [...this.told.keys()]) this.look(victim, false);
    return this.dead;
  }

  /** Those who have not come there yet. Throws Astray where somebody has died elsewhere. */
  left(): readonly Strike[] {
    this.struck();
    const [first] = this.astray;
    if (first !== undefined) throw new Astray(first);
    return [...[...this.told.values()].map(({ strike }) => strike), ...this.waiting];
  }

  private look(victim: Victim, hasEnded: boolean): void {
    const told = this.told.get(victim);
    if (!told) return;
    const { strike, note } = told;
    if (existsSync(note)) this.dead.push(strike);
    else if (hasEnded) this.astray.push(`${victim} ended, but not at passing ${strike.passing} of ${strike.point}.`);
    else return;
    this.told.delete(victim);
  }
}
