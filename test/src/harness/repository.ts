import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The root of the checkout: the tests run what was built there. */
export const repositoryRoot = join(import.meta.dirname, '../../..');

/** What a script of the root package has Node run: its options, from the root on, and the file. */
export interface Script {
  options: string[];
  main: string;
}

export function scriptOf(name: string): Script {
  const file = readFileSync(join(repositoryRoot, 'package.json'), 'utf8');
  const { scripts } = JSON.parse(file) as { scripts: Partial<Record<string, string>> };
  const [program, ...rest] = scripts[name]?.split(' ') ?? [];
  const main = rest.pop();
  if (program !== 'node' || main === undefined) throw new Error(`The root package has no script ${name} for Node.`);
  return { options: rest, main };
}
