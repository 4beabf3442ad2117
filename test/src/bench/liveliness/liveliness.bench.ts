import type { Environment } from '@repartee/kernel';
import { ConfigError } from '@repartee/kernel';

import { readMarkedTalks } from './corpus/marked-talks.js';
import { CorpusError } from './corpus/read-corpus.js';
import { examplesOf } from './examples.js';
import { targets } from './goals.js';
import type { Io } from './io.js';
import { measured } from './measures/index.js';
import { MindError } from './mind/asked-mind.js';
import { measureMind } from './mind/mind.bench.js';
import type { LivelinessOptions } from './options.js';
import { livelinessHelp, optionsOf } from './options.js';
import type { PlayedStage } from './report.js';
import { reportOf, withoutCases } from './report.js';
import { gather } from './stage/evidence.js';
import { Readings } from './stage/readings.js';
import { stagesOf } from './stages.js';

/**
 * The exit status: 0 where every goal is reached, 1 where one is missed, 2 where it could not be measured. `environment`
 * names the mind, where there is to be one; it is the process's unless another is given.
 */
export async function benchLiveliness(args: readonly string[], io: Io, environment?: Environment): Promise<number> {
  try {
    const options = optionsOf(args);
    if (!options) {
      io.print(livelinessHelp);
      return 0;
    }
    return options.mind ? await measureMind(options, io, environment) : measure(options, io);
  } catch (error) {
    if (!isExplained(error)) throw error;
    io.printError(`${error.message}\n`);
    return 2;
  }
}

/** Its message tells whoever called what to do. */
const isExplained = (error: unknown): error is Error =>
  [CorpusError, ConfigError, MindError, RangeError, TypeError].some((kind) => error instanceof kind);

function measure(options: LivelinessOptions, io: Io): number {
  const { stages, unwritten } = stagesOf(options);
  const played: PlayedStage[] = [];
  for (const { name, play, language, folder, corpus } of stages) {
    const started = performance.now();
    const held = { corpus, talks: readMarkedTalks(folder) };
    const findings = measured(gather(new Readings(play, language), held, options.seeds));
    const one = { scenario: play.scenario.id, language, findings };
    io.printError(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
    if (options.examples > 0) io.printError(`\n${examplesOf(one, targets, options.examples)}\n`);
    played.push({ ...one, findings: withoutCases(findings) });
  }
  if (unwritten.length > 0) io.printError(`There is no corpus in ${options.corpus} for ${unwritten.join(', ')}.\n`);
  if (played.length === 0) return 2;
  const lines = reportOf(played, targets);
  for (const line of lines) io.print(`${JSON.stringify(line)}\n`);
  return lines.every(({ ok }) => ok) && unwritten.length === 0 ? 0 : 1;
}
