import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readYaml } from '@repartee/catalog';
import type { Scenario } from '@repartee/proto';
import type { z } from 'zod';

import { Contradictions, Learners, Phrasings, Questions } from './corpus.js';
import type { Corpus } from './corpus.js';

/** The corpus cannot be read as it stands; each problem names its file, line and place. */
export class CorpusError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'CorpusError';
  }
}

interface Problem {
  path: readonly PropertyKey[];
  message: string;
}

/** The corpus of one scenario and language, or null where nobody has written it. */
export function readCorpus(folder: string, scenario: Scenario): Corpus | null {
  if (!existsSync(folder)) return null;
  const problems: string[] = [];
  const read = <Content>(
    name: string,
    schema: z.ZodType<Content>,
    check: (content: Content) => Problem[] = () => [],
  ): Content | undefined => {
    const { content, found } = contentOf(join(folder, name), schema, check);
    problems.push(...found);
    return content;
  };
  const learners = read('learners.yaml', Learners);
  const questions = read('questions.yaml', Questions, (content) => unknownTopics(content, scenario));
  const contradictions = read('contradictions.yaml', Contradictions);
  const phrasings = read('phrasings.yaml', Phrasings, (content) => otherTriggers(content, scenario));
  if (problems.length > 0 || !learners || !questions || !contradictions || !phrasings) throw new CorpusError(problems);
  return { learners, questions, contradictions, phrasings };
}

function contentOf<Content>(file: string, schema: z.ZodType<Content>, check: (content: Content) => Problem[]) {
  if (!existsSync(file)) return { found: [`${file}: is missing`] };
  const { value, errors, lineOf } = readYaml(readFileSync(file, 'utf8'));
  if (errors.length > 0) return { found: errors.map(({ line, message }) => `${file}:${line}: ${message}`) };
  const result = schema.safeParse(value);
  const problems = result.success ? check(result.data) : result.error.issues;
  const found = problems.map(
    ({ path, message }) => `${file}:${lineOf(path)}: ${path.map(String).join('.')}: ${message}`,
  );
  return result.success ? { content: result.data, found } : { found };
}

function unknownTopics({ single, pairs }: Questions, { topics }: Scenario): Problem[] {
  const known = new Set(['none', ...topics.map(({ id }) => id)]);
  const named = [
    ...single.map(({ topic }, index) => ({ path: ['single', index, 'topic'], topic })),
    ...pairs.flatMap(({ first, second }, index) => [
      { path: ['pairs', index, 'first', 'topic'], topic: first.topic },
      { path: ['pairs', index, 'second', 'topic'], topic: second.topic },
    ]),
  ];
  return named
    .filter(({ topic }) => !known.has(topic))
    .map(({ path, topic }) => ({ path, message: `"${topic}" is no topic of the scenario` }));
}

/** Interruption is a matter of timing; nothing one could write shows it. */
function phrasedTriggers({ levers, missteps }: Scenario): string[] {
  const isTiming = (cue: string | readonly string[]) => [cue].flat().every((one) => one === 'interruption');
  return [...levers, ...missteps].filter(({ cue }) => !isTiming(cue)).map(({ id }) => id);
}

function otherTriggers(phrasings: Phrasings, scenario: Scenario): Problem[] {
  const expected = phrasedTriggers(scenario);
  const missing = expected.filter((id) => !(id in phrasings));
  const unknown = Object.keys(phrasings).filter((id) => !expected.includes(id));
  return [
    ...missing.map((id) => ({ path: [id], message: 'is missing' })),
    ...unknown.map((id) => ({ path: [id], message: 'is no lever or misstep of the scenario' })),
  ];
}
