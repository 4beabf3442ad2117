import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryRoot } from '../harness/repository.js';

/** An image as a file of deploy/ names it: compose.yaml, postgres, 15.20-bookworm. */
export interface NamedImage {
  file: string;
  name: string;
  /** Empty where it has none, which means the latest there is. */
  tag: string;
}

const NAMES = /^\s*(?:image:|FROM)\s+['"]?(\S+?)['"]?(?:\s+AS\s+(\S+))?$/gm;

/** Every image that a compose file starts or the Dockerfile builds on; the chart's come from its values. */
export function namedImages(): NamedImage[] {
  const folder = join(repositoryRoot, 'deploy');
  const files = readdirSync(folder).filter((file) => /^(compose.*\.yaml|Dockerfile)$/.test(file));
  return files.flatMap((file) => imagesIn(file, readFileSync(join(folder, file), 'utf8')));
}

/** The same of the text of a file. A stage of the Dockerfile that builds on another one names no image. */
export function imagesIn(file: string, text: string): NamedImage[] {
  const found = [...text.matchAll(NAMES)];
  const stages = new Set(found.map(([, , stage]) => stage));
  return found.flatMap(([, image = '']) => {
    const [, name = image, tag = ''] = /^(.+?)(?::([^/]+))?$/.exec(image) ?? [];
    return stages.has(image) ? [] : [{ file, name, tag }];
  });
}
