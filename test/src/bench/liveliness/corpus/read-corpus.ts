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

/** What the corpus may name. */
type Named = Pick<Scenario, 'topics' | 'levers' | 'missteps'>;

const fileNames = ['learners.yaml', 'questions.yaml', 'contradictions.yaml', 'phrasings.yaml'] as const;
type FileName = (typeof fileNames)[number];

/** The corpus of one scenario and language, or null where nobody has written it. */
export function readCorpus(folder: string, scenario: Scenario): Corpus | null {
  if (!existsSync(folder)) return null;
  const texts = fileNames.flatMap((name) => {
    const file = join(folder, name);
    return existsSync(file) ? [[name, readFileSync(file, 'utf8')] as const] : [];
  });
  return corpusOf(new Map(texts), folder, scenario);
}

/** The corpus that these files hold; throws a CorpusError that names everything that is wrong with them. */
export function corpusOf(texts: ReadonlyMap<FileName, string>, folder: string, scenario: Named): Corpus {
  const problems: string[] = [];
  const read = <Content>(
    name: FileName,
    schema: z.ZodType<Content>,
    check: (content: Content) => Problem[] = () => [],
  ): Content | undefined => {
    const { content, found } = contentOf({ file: join(folder, name), text: texts.get(name) }, schema, check);
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

/** What the text of a file holds, or what is wrong with it: file, line, place and remedy. */
export function contentOf<Content>(
  { file, text }: { file: string; text: string | undefined },
  schema: z.ZodType<Content>,
  check: (content: Content) => Problem[] = () => [],
): { content?: Content; found: string[] } {
  if (text === undefined) return { found: [`${file}: is missing`] };
  const { value, errors, lineOf } = readYaml(text);
  if (errors.length > 0) return { found: errors.map(({ line, message }) => `${file}:${line}: ${message}`) };
  const result = schema.safeParse(value);
  const problems = result.success ? check(result.data) : result.error.issues;
  const found = problems.map(
    ({ path, message }) => `${file}:${lineOf(path)}: ${path.map(String).join('.')}: ${message}`,
  );
  return result.success ? { content: result.data, found } : { found };
}

function unknownTopics({ single, pairs }: Questions, { topics }: Named): Problem[] {
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
function phrasedTriggers({ levers, missteps }: Named): string[] {
  const isTiming = (cue: string | readonly string[]) => [cue].flat().every((one) => one === 'interruption');
  return [...levers, ...missteps].filter(({ cue }) => !isTiming(cue)).map(({ id }) => id);
}

function otherTriggers(phrasings: Phrasings, scenario: Named): Problem[] {
  const expected = phrasedTriggers(scenario);
  const missing = expected.filter((id) => !(id in phrasings));
  const unknown = Object.keys(phrasings).filter((id) => !expected.includes(id));
  return [
    ...missing.map((id) => ({ path: [id], message: 'is missing' })),
    ...unknown.map((id) => ({ path: [id], message: 'is no lever or misstep of the scenario' })),
  ];
}
