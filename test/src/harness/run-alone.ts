import { keepDemo } from './demo-folder.js';
import { RunFolder } from './run-folder.js';

let run: RunFolder | undefined;

/** A run whose specs start all that they need themselves. */
export function setUp(): void {
  run = RunFolder.open();
  keepDemo(run);
}

export function tearDown(): void {
  run?.remove();
}
