import type { Environment } from '@repartee/kernel';
import { ConfigError, SystemClock } from '@repartee/kernel';
import type { Worder } from '@repartee/sessions';
import { openSpeech, speechConfig } from '@repartee/sessions';

import type { Io } from '../io.js';
import type { LivelinessOptions } from '../options.js';
import { reportOf, withoutCases } from '../report.js';
import { stagesOf } from '../stages.js';
import { AskedMind } from './asked-mind.js';
import { examplesWithMind, mindReport } from './mind-report.js';
import type { WordedStage } from './worded-stage.js';
import { playStage, rehearsed } from './worded-stage.js';
import { wordedTargets } from './worded-findings.js';

/** A bench has nobody waiting: an endpoint that fails is asked again for the next reply. */
const noRest = { failures: Infinity, restMs: 0 };

/**
 * The sessions of the corpus with their replies worded by the mind that the environment names, one call at a time, and
 * what wording decides measured. The exit status is that of the bench; 2 also where no reply was worded. Throws
 * ConfigError where no mind is set, and MindError where it fails again and again.
 */
export async function measureMind(options: LivelinessOptions, io: Io, environment?: Environment): Promise<number> {
  const { worder, host } = await mindIn(environment);
  const { stages, unwritten } = stagesOf(options);
  if (unwritten.length > 0) io.printError(`There is no corpus in ${options.corpus} for ${unwritten.join(', ')}.\n`);
  const rehearsals = stages.map((stage) => rehearsed(stage, options.seeds));
  const calls = rehearsals.reduce((sum, { replies }) => sum + replies, 0);
  io.printError(
    `${worder.tool.name} at ${host} is to word ${calls} replies: as many calls, one after another, and a second one where it is slow or fails.\n`,
  );
  const mind = new AskedMind(worder);
  const targets = wordedTargets(options.seeds);
  const onSession = (who: string): void => io.printError(`${who}: ${mind.replies.length} of ${calls}\n`);
  const played: WordedStage[] = [];
  for (const rehearsal of rehearsals) {
    const stage = await playStage(rehearsal, mind, onSession);
    if (options.examples > 0) io.printError(`\n${examplesWithMind(stage, targets, options.examples)}\n`);
    played.push({ ...stage, findings: withoutCases(stage.findings) });
  }
  const { name, version } = worder.tool;
  io.printError(`${name} (${version}) took ${mind.tokens.in} tokens and gave ${mind.tokens.out}.\n`);
  const lines = reportOf(played, targets);
  for (const line of [...lines, ...mindReport(played)]) io.print(`${JSON.stringify(line)}\n`);
  if (!mind.replies.some(({ outcome }) => outcome === 'worded')) return 2;
  return lines.every(({ ok }) => ok) && unwritten.length === 0 ? 0 : 1;
}

async function mindIn(environment?: Environment): Promise<{ worder: Worder; host: string }> {
  const { mind } = speechConfig(environment);
  const only = { recogniser: undefined, voice: undefined, mind };
  const { parts } = await openSpeech(only, new SystemClock(), noRest);
  const { worder } = parts;
  if (!mind || !worder)
    throw new ConfigError([
      'No mind is set: set MIND_MODEL to the name of a chat model and MIND_URL (or SPEECH_URL) to its OpenAI-compatible address, such as http://127.0.0.1:8000/v1, and MIND_KEY where it wants a key.',
    ]);
  return { worder, host: new URL(mind.baseUrl).host };
}
