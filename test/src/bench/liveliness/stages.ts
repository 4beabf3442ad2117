import { join } from 'node:path';

import type { Play } from '@repartee/dialogue';
import type { Language } from '@repartee/proto';
import { languages } from '@repartee/proto';

import type { Corpus } from './corpus/corpus.js';
import { readCorpus } from './corpus/read-corpus.js';
import type { LivelinessOptions } from './options.js';
import { playsOfPack } from './plays.js';

/** One scenario in one language, and what somebody wrote for it. */
export interface Stage {
  name: string;
  play: Play;
  language: Language;
  folder: string;
  corpus: Corpus;
}

/** The stages that are asked for, and the names of those for which nobody wrote. Throws CorpusError, or RangeError where there is no such scenario. */
export function stagesOf(options: LivelinessOptions): { stages: Stage[]; unwritten: string[] } {
  const wanted: readonly Language[] = options.language ? [options.language] : languages;
  const plays = playsOfPack().filter(({ scenario }) => scenario.id === (options.scenario ?? scenario.id));
  if (plays.length === 0) throw new RangeError(`There is no scenario "${options.scenario}".`);
  const stages: Stage[] = [];
  const unwritten: string[] = [];
  for (const play of plays)
    for (const language of wanted) {
      const { scenario } = play;
      const name = `${scenario.id} ${language}`;
      const folder = join(options.corpus, scenario.id, language);
      const corpus = readCorpus(folder, scenario);
      if (corpus) stages.push({ name, play, language, folder, corpus });
      else unwritten.push(name);
    }
  return { stages, unwritten };
}
