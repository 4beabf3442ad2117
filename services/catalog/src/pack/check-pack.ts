import type { ContentFinding } from '@repartee/dialogue';
import { checkContent } from '@repartee/dialogue';
import type { ContentKind, PackProblem, Persona, Rubric } from '@repartee/proto';
import { generalCues } from '@repartee/proto';

import { suggestion } from './closest.js';
import type { Pack, PackFile, ReadContent } from './pack.js';
import { readPack } from './read-pack.js';
import { nameOf } from './thing-names.js';

/** What scenarios of the pack may name though it is published already and not in the pack. */
export interface Published {
  personas: readonly Persona[];
  rubrics: readonly Rubric[];
}

const nothing: Published = { personas: [], rubrics: [] };

/** Packs that stand by themselves. Whoever asks which files are sound asks about the whole too, and a check takes a second. */
const checked = new WeakMap<readonly PackFile[], Pack>();

/** Reads the files and checks them, each by itself and all together. Only a pack without errors is published. */
export function checkPack(files: readonly PackFile[], published: Published = nothing): Pack {
  if (published.personas.length + published.rubrics.length > 0) return check(files, published);
  const pack = checked.get(files) ?? check(files, published);
  checked.set(files, pack);
  return pack;
}

function check(files: readonly PackFile[], published: Published): Pack {
  const pack = readPack(files);
  const contents = [...pack.personas, ...pack.scenarios, ...pack.rubrics];
  pack.errors.push(...doubles(contents), ...findings(pack, published));
  pack.warnings.push(...contents.flatMap(otherName));
  return { ...pack, errors: inOrder(pack.errors) };
}

/** Where a file could not be read, what names its content is not told on as well. */
function findings(pack: Pack, published: Published): PackProblem[] {
  const personas = [...pack.personas.map(({ content }) => content), ...published.personas.filter(notIn(pack.personas))];
  const rubrics = [...pack.rubrics.map(({ content }) => content), ...published.rubrics.filter(notIn(pack.rubrics))];
  const scenarios = pack.scenarios.map(({ content }) => content).filter(
    ({ persona, rubric }) =>
      pack.errors.length === 0 ||
      (personas.some(({ id }) => id === persona) && rubrics.some(({ id }) => id === rubric)),
  ); // prettier-ignore
  return checkContent({ personas, scenarios, rubrics }).flatMap((found) => toProblem(pack, found) ?? []);
}

function notIn(read: readonly ReadContent[]): (content: { id: string }) => boolean {
  const ids = new Set(read.map(({ content }) => content.id));
  return ({ id }) => !ids.has(id);
}

const kinds: Record<ContentFinding['kind'], ContentKind> = {
  persona: 'personas',
  scenario: 'scenarios',
  rubric: 'rubrics',
};

function toProblem(pack: Pack, found: ContentFinding): PackProblem | undefined {
  const read = [...pack.personas, ...pack.scenarios, ...pack.rubrics].find(
    ({ kind, content }) => kind === kinds[found.kind] && content.id === found.id,
  );
  if (!read) return undefined;
  const place = found.path.length === 0 ? '' : `${nameOf(found.path, read.content)}: `;
  const message = `${place}${found.message} ${found.remedy}${meant(found.message, read.content)}`;
  return { file: read.file, line: read.lineOf(found.path), message };
}

/** Where an id does not exist, the one that was probably meant. */
function meant(message: string, content: unknown): string {
  const unknown = /^There is no .*"([^"]+)"/.exec(message)?.[1];
  if (unknown === undefined) return '';
  return suggestion(unknown, [...generalCues, ...idsIn(content)]).replace(/^; d/, ' D');
}

function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { id } = value as { id?: unknown };
  return [...(typeof id === 'string' ? [id] : []), ...Object.values(value).flatMap(idsIn)];
}

function doubles(contents: readonly ReadContent[]): PackProblem[] {
  return contents.flatMap(({ kind, file, content, lineOf }, index) => {
    const first = contents.slice(0, index).find((other) => other.kind === kind && other.content.id === content.id);
    if (!first) return [];
    const message = `the id "${content.id}" stands in ${first.file} already; give each its own`;
    return [{ file, line: lineOf(['id']), message }];
  });
}

/** Authors look for content by the name of its file. */
function otherName({ file, content, lineOf }: ReadContent): PackProblem[] {
  const name = file.split(/[\\/]/).at(-1)?.replace(/\.ya?ml$/, ''); // prettier-ignore
  if (name === content.id) return [];
  return [
    {
      file,
      line: lineOf(['id']),
      message: `the file is called "${name}" and its id is "${content.id}"; call both the same`,
    },
  ];
}

function inOrder(problems: readonly PackProblem[]): PackProblem[] {
  const distinct = new Map(problems.map((problem) => [`${problem.file}:${problem.line}:${problem.message}`, problem]));
  return [...distinct.values()].sort((one, other) => one.file.localeCompare(other.file, 'en') || one.line - other.line);
}
