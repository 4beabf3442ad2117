import { parseArgs } from 'node:util';

import { StartProblem } from '@repartee/kernel';

export interface StartOptions {
  demo: boolean;
  help: boolean;
}

export const startHelp = `Starts Repartee: every service in one process, on stores in a folder of its own.

Usage: npm start
       npm start -- --no-demo

  --no-demo   start empty; the first page asks for the organisation and its first administrator
  --help      show this

Environment:
  PORT                     port to listen on (3000)
  HOST                     address to listen on (127.0.0.1: this machine only)
  REPARTEE_DATA            folder of all data (./data)
  REPARTEE_DEMO_PASSWORD   password of the demo accounts (one is made at the first start)
  PUBLIC_URL               where people open it, where that is another address (behind a proxy)
  SETUP_TOKEN              what the first page asks for where others than this machine may come (one is made and logged)
`;

/** Throws StartProblem for an option that does not exist. */
export function readStartOptions(args: readonly string[]): StartOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { demo: { type: 'boolean', default: true }, help: { type: 'boolean', default: false } },
      allowNegative: true,
    });
    return { demo: values.demo, help: values.help };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('.')[0] : String(cause);
    throw new StartProblem('bad_option', `${reason}. See: npm start -- --help`, { cause });
  }
}
