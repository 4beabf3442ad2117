import { resolve } from 'node:path';

/** Where the command was typed: npm changes to the root of the workspace before it runs one. */
export const typedIn = (environment: NodeJS.ProcessEnv = process.env): string =>
  environment['INIT_CWD'] ?? process.cwd();

/** A path as it was meant where it was typed; `-` stays. */
export const resolveTyped = (path: string): string => (path === '-' ? path : resolve(typedIn(), path));
