import type { CounterpartTurn, Play, Reading, Utterance } from '@repartee/dialogue';
import { counterpartOf, readTurn } from '@repartee/dialogue';
import type { Language } from '@repartee/proto';

/** What the persona has said, oldest first, and a name for it: equal names, equal talk. */
export interface Heard {
  name: string;
  turns: readonly CounterpartTurn[];
}

/**
 * Reads learner turns. Reading is pure and sees of the persona only what it said, never how; so what was read after the
 * same points is kept, and twenty wording seeds cost little more than one.
 */
export class Readings {
  readonly nothingHeard: Heard = { name: '', turns: [] };
  private readonly known = new Map<string, Reading>();

  constructor(
    readonly play: Play,
    readonly language: Language,
  ) {}

  after({ name, turns }: Heard, utterance: Utterance): Heard {
    const { points, asks, answers } = utterance;
    return {
      name: `${name}${points.join(' ')}|${asks.join(' ')}|${answers.join(' ')}\n`,
      turns: [...turns, counterpartOf(this.play, utterance)],
    };
  }

  of({ name, turns }: Heard, text: string): Reading {
    const key = `${name}${text}`;
    const reading = this.known.get(key) ?? this.read(turns, text);
    this.known.set(key, reading);
    return reading;
  }

  read(turns: readonly CounterpartTurn[], text: string): Reading {
    const { play, language } = this;
    const previous = turns.at(-1);
    return readTurn({ text, language, play, history: turns.slice(0, -1), ...(previous && { previous }) });
  }
}
