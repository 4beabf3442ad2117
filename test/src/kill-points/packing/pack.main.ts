import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import type { Plugin } from 'rolldown';
import { rolldown } from 'rolldown';

/**
 * Packs entries (NAME=FILE each) into a folder, one file a name beside those that they share: a process of its own, as the
 * packer does not run among specs. The code is not changed, and each module still knows the place where it was built.
 */
async function pack(folder: string, entries: readonly string[]): Promise<void> {
  const input = Object.fromEntries(entries.map((entry) => entry.split('=') as [string, string]));
  const bundle = await rolldown({ input, platform: 'node', logLevel: 'silent', plugins: [inPlace] });
  await bundle.write({ dir: folder, format: 'esm', keepNames: true });
  await bundle.close();
}

/** Of what is not ours, modules that are many and nothing but code; what has a library of its own stays where it is. */
const ofManyFiles = /\/node_modules\/(@nestjs|@bufbuild|zod)\//;

const inPlace: Plugin = {
  name: 'in-place',
  async resolveId(source, importer) {
    if (importer === undefined || source.startsWith('node:')) return null;
    const found = await this.resolve(source, importer, { skipSelf: true });
    // An optional part of somebody else's, which is not there for the unpacked either.
    if (!found) return { id: source, external: true };
    const isApart = found.id.includes('/node_modules/') && !ofManyFiles.test(found.id);
    return isApart && !found.external ? { id: found.id, external: 'absolute' } : found;
  },
  transform: (code, id) =>
    code.includes('import.meta.url')
      ? { code: code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)) }
      : null,
};

const { positionals } = parseArgs({ allowPositionals: true });
const [folder = '', ...entries] = positionals;
await pack(folder, entries);
