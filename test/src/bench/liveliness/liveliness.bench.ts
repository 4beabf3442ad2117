import { join } from 'node:path';

import type { Play } from '@repartee/dialogue';
import type { Language } from '@repartee/proto';
import { languages } from '@repartee/proto';

import { readMarkedTalks } from './corpus/marked-talks.js';
import { CorpusError, readCorpus } from './corpus/read-corpus.js';
import { examplesOf } from './examples.js';
import { measured } from './measures/index.js';
import type { LivelinessOptions } from './options.js';
import { livelinessHelp, optionsOf } from './options.js';
import { playsOfPack } from './plays.js';
import type { PlayedStage } from './report.js';
import { reportOf } from './report.js';
import { gather } from './stage/evidence.js';
import { Readings } from './stage/readings.js';

interface Io {
  print: (text: string) => void;
  printError: (text: string) => void;
}

/** The exit status: 0 where every goal is reached, 1 where one is missed, 2 where it could not be measured. */
export function benchLiveliness(args: readonly string[], io: Io): number {
  try {
    const options = optionsOf(args);
    if (!options) {
      io.print(livelinessHelp);
      return 0;
    }
    return measure(options, io);
  } catch (error) {
    if (!(error instanceof CorpusError || error instanceof RangeError || error instanceof TypeError)) throw error;
    io.printError(`${error.message}\n`);
    return 2;
  }
}

function measure(options: LivelinessOptions, io: Io): number {
  const stages = stagesOf(options);
  if (stages.length === 0) throw new RangeError(`There is no scenario "${options.scenario}".`);
  const played: PlayedStage[] = [];
  const unwritten: string[] = [];
  for (const stage of stages) {
    const { scenario } = stage.play;
    const name = `${scenario.id} ${stage.language}`;
    const folder = join(options.corpus, scenario.id, stage.language);
    const corpus = readCorpus(folder, scenario);
    if (!corpus) {
      unwritten.push(name);
      continue;
    }
    const started = performance.now();
    const held = { corpus, talks: readMarkedTalks(folder) };
    const findings = measured(gather(new Readings(stage.play, stage.language), held, options.seeds));
    const one = { scenario: scenario.id, language: stage.language, findings };
    io.printError(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
    if (options.examples > 0) io.printError(`\n${examplesOf(one, options.examples)}\n`);
    played.push({ ...one, findings: withoutCases(findings) });
  }
  if (unwritten.length > 0) io.printError(`There is no corpus in ${options.corpus} for ${unwritten.join(', ')}.\n`);
  if (played.length === 0) return 2;
  const lines = reportOf(played);
  for (const line of lines) io.print(`${JSON.stringify(line)}\n`);
  return lines.every(({ ok }) => ok) && unwritten.length === 0 ? 0 : 1;
}

/** One scenario in one language. */
interface Stage {
  play: Play;
  language: Language;
}

function stagesOf({ scenario, language }: LivelinessOptions): Stage[] {
  const wanted: readonly Language[] = language ? [language] : languages;
  return playsOfPack()
    .filter((play) => scenario === undefined || play.scenario.id === scenario)
    .flatMap((play) => wanted.map((one) => ({ play, language: one })));
}

/** Cases hold whole talks; only the counts are needed once they have been shown. */
const withoutCases = (findings: PlayedStage['findings']): PlayedStage['findings'] =>
  Object.fromEntries(
    Object.entries(findings).map(([name, finding]) => [name, { ...finding, cases: [] }]),
  ) as unknown as PlayedStage['findings'];
