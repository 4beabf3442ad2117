import type { ContentKind, PackProblem } from '@repartee/proto';
import { Persona, Rubric, Scenario, contentKinds } from '@repartee/proto';
import type { z } from 'zod';

import type { Pack, PackFile, ReadContent } from './pack.js';
import { schemaMessages } from './schema-messages.js';
import { readYaml } from './yaml-document.js';

const schemas = { personas: Persona, scenarios: Scenario, rubrics: Rubric } as const satisfies Record<
  ContentKind,
  z.ZodType
>;

/** Reads each file by itself: its YAML and its shape. What binds files together is checked by `checkPack`. */
export function readPack(files: readonly PackFile[]): Pack {
  const pack: Pack = { personas: [], scenarios: [], rubrics: [], errors: [], warnings: [] };
  for (const file of [...files].sort((one, other) => one.path.localeCompare(other.path, 'en'))) {
    const outcome = readFile(file);
    if (Array.isArray(outcome)) pack.errors.push(...outcome);
    else keep(pack, outcome);
  }
  return pack;
}

function keep(pack: Pack, read: ReadContent): void {
  switch (read.kind) {
    case 'personas':
      pack.personas.push(read);
      break;
    case 'scenarios':
      pack.scenarios.push(read);
      break;
    case 'rubrics':
      pack.rubrics.push(read);
      break;
  }
}

function readFile({ path: file, text }: PackFile): ReadContent | PackProblem[] {
  const { value, errors, lineOf } = readYaml(text);
  if (errors.length > 0) return errors.map((error) => ({ file, ...error }));
  const kind = kindOfFolder(file) ?? kindOfContent(value);
  if (!kind) {
    const message = `nothing says what this file holds; move it to a folder called ${contentKinds.join(', ')}`;
    return [{ file, line: 1, message }];
  }
  const parsed = schemas[kind].safeParse(value);
  if (parsed.success) return { kind, file, content: parsed.data, lineOf } as ReadContent;
  return schemaMessages(parsed.error.issues, value).map(({ path, message }) => ({ file, line: lineOf(path), message }));
}

function kindOfFolder(path: string): ContentKind | undefined {
  const folder = path.split(/[\\/]/).at(-2);
  return contentKinds.find((kind) => kind === folder);
}

/** What only this kind begins with; a browser hands over files without their folders. */
const marks: Readonly<Record<ContentKind, string>> = { personas: 'identity', scenarios: 'levers', rubrics: 'skills' };

function kindOfContent(value: unknown): ContentKind | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return contentKinds.find((kind) => marks[kind] in value);
}
