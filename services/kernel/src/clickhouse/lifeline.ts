import { readSync } from 'node:fs';

/** The pipe whose other end the parent holds: it ends when the parent does, by whatever signal. */
const LIFELINE = 3;

function waitForEnd(): void {
  const byte = Buffer.alloc(1);
  try {
    while (readSync(LIFELINE, byte) > 0);
  } catch {
    // A pipe that cannot be read has no parent behind it either.
  }
}

waitForEnd();
process.kill(process.pid, 'SIGKILL');
