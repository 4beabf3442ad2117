import { runCommand } from './command.js';

/** Whether every table of the data folder follows from its journal, as `npm run -s verify` says it. */
export async function isIdentical(dataFolder: string): Promise<boolean> {
  const { status, stdout } = await runCommand('verify', [], { REPARTEE_DATA: dataFolder });
  return status === 0 && stdout.includes('all identical');
}
