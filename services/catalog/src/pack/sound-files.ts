import { checkPack } from './check-pack.js';
import type { PackFile } from './pack.js';

/**
 * The files of a pack with which nothing is wrong, and that need none with which something is. Where nothing is wrong at
 * all it is the same list, which then is known to have been checked.
 */
export function soundFiles(files: readonly PackFile[]): readonly PackFile[] {
  const { personas, scenarios, rubrics, errors } = checkPack(files);
  if (errors.length === 0) return files;
  const wrong = new Set(errors.map(({ file }) => file));
  const soundIds = new Set(
    [...personas, ...rubrics].filter(({ file }) => !wrong.has(file)).map(({ content }) => content.id),
  );
  const sound = scenarios.filter(
    ({ file, content }) => !wrong.has(file) && soundIds.has(content.persona) && soundIds.has(content.rubric),
  );
  const needed = new Set(sound.flatMap(({ content }) => [content.persona, content.rubric]));
  const parts = [...personas, ...rubrics].filter(({ content }) => needed.has(content.id));
  const paths = new Set([...sound, ...parts].map(({ file }) => file));
  return files.filter(({ path }) => paths.has(path));
}
