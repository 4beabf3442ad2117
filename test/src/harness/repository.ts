import { join } from 'node:path';

/** The root of the checkout: the tests run what was built there. */
export const repositoryRoot = join(import.meta.dirname, '../../..');
