import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { Language } from '@repartee/proto';
import { languages } from '@repartee/proto';

import { repositoryRoot } from '../../harness/repository.js';

export const livelinessHelp = `Measures how alive the offline persona is and prints one line of JSON a measure, with the figures by scenario and
language, worst first. Ends with status 1 where a goal is missed; docs/liveliness.md says what is measured.

Usage: npm run -s bench -- liveliness [options]

  --scenario S   this scenario only
  --language L   this language only (${languages.join(', ')})
  --seeds N      wording seeds for each learner (20; with --mind 1)
  --mind         has a chat model word the replies, as MIND_MODEL, MIND_URL (or SPEECH_URL) and MIND_KEY name it, and
                 measures what wording alone decides; says beforehand how many calls it makes
  --examples N   prints the N worst cases of each measure to the standard error
  --corpus DIR   where the learners' side is written (test/liveliness)
  --help         show this
`;

export interface LivelinessOptions {
  scenario?: string;
  language?: Language;
  seeds: number;
  examples: number;
  /** A chat model words the replies. */
  mind: boolean;
  corpus: string;
}

/** Null where help is asked for. Throws where an option is none, or its value cannot be. */
export function optionsOf(args: readonly string[]): LivelinessOptions | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scenario: { type: 'string' },
      language: { type: 'string' },
      seeds: { type: 'string' },
      mind: { type: 'boolean', default: false },
      examples: { type: 'string', default: '0' },
      corpus: { type: 'string', default: join(repositoryRoot, 'test/liveliness') },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const language = languages.find((one) => one === values.language);
  if (values.language !== undefined && !language)
    throw new RangeError(`There is no language "${values.language}"; it may be ${languages.join(' or ')}.`);
  return {
    ...(values.scenario === undefined ? {} : { scenario: values.scenario }),
    ...(language && { language }),
    seeds: countOf('--seeds', values.seeds ?? (values.mind ? '1' : '20'), 1),
    mind: values.mind,
    examples: countOf('--examples', values.examples, 0),
    corpus: values.corpus,
  };
}

function countOf(option: string, value: string, least: number): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < least)
    throw new RangeError(`${option} takes a whole number from ${least}, not "${value}".`);
  return count;
}
