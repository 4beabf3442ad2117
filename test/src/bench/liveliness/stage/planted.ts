import type { Contradictions, Planted } from '../corpus/corpus.js';
import type { Readings } from './readings.js';
import type { Exchange } from './session.js';
import { wordingOf } from './sessions.js';
import { beginTalk, spoken } from './talk.js';

/** Some turns of the corpus played from the start, whose last one goes against the first or does not. */
export interface PlantedPlay {
  kind: Planted['kind'];
  exchanges: readonly Exchange[];
}

export function playPlanted(readings: Readings, { contradictions, consistent }: Contradictions) {
  const playAll = (all: readonly Planted[]): PlantedPlay[] =>
    all.map(({ kind, turns }, index) => {
      let { talk } = beginTalk(readings, wordingOf(readings, 'planting', index + 1));
      const exchanges: Exchange[] = [];
      for (const text of turns) {
        if (talk.end) break;
        const next = spoken(talk, text);
        exchanges.push(next.exchange);
        talk = next.talk;
      }
      return { kind, exchanges };
    });
  return { contradictions: playAll(contradictions), consistent: playAll(consistent) };
}
