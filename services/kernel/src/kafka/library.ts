import { createRequire } from 'node:module';

import type kafkajs from 'kafkajs';

const load = createRequire(import.meta.url);

/** The client library, loaded by whoever is the first to need it: a server whose journal is its log starts without. */
export const kafkaLibrary = (): typeof kafkajs => load('kafkajs') as typeof kafkajs;
