import 'reflect-metadata';

import { SystemClock, explain, keepFilesPrivate, onFarewell } from '@repartee/kernel';

import { readConfig } from './config.js';
import { StartUp } from './progress/start-up.js';
import { showProgress } from './progress/terminal.js';
import { welcome } from './progress/welcome.js';
import { checkRequirements } from './start/requirements.js';
import { readStartOptions, startHelp } from './start/start-options.js';
import { start } from './start/start.js';

async function main(args: readonly string[]): Promise<void> {
  const { demo, help } = readStartOptions(args);
  if (help) {
    process.stdout.write(startHelp);
    return;
  }
  checkRequirements();
  const clock = new SystemClock();
  const began = clock.now();
  const startUp = new StartUp();
  const hideProgress = showProgress(startUp, process.stdout);
  const starting = start({ config: readConfig(), demo, startUp });
  // Whoever gives up during the start gets the same orderly end.
  onFarewell(async () => {
    hideProgress();
    await starting.then(({ stop }) => stop());
  });
  const running = await starting.finally(hideProgress);
  process.stdout.write(welcome(running, clock.now() - began));
}

keepFilesPrivate();
main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
