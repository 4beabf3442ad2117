import { createRequire } from 'node:module';

const { version: ours } = createRequire(import.meta.url)('../../package.json') as { version: string };

/** The release of this product. */
export const version = ours;
