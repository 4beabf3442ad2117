import { StartProblem } from './start-problem.js';

const OLDEST = { major: 20, minor: 19 };
const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

interface Machine {
  /** For example v20.19.0. */
  version: string;
  /** For example linux-x64. */
  platform: string;
}

/** Throws StartProblem with what to do where this Node or this machine cannot run Repartee. */
export function checkRequirements(machine: Machine = thisMachine()): void {
  const [major = 0, minor = 0] = machine.version.replace('v', '').split('.').map(Number);
  if (major < OLDEST.major || (major === OLDEST.major && minor < OLDEST.minor))
    throw new StartProblem(
      'node_too_old',
      `Repartee needs Node ${OLDEST.major}.${OLDEST.minor} or later; this is ${machine.version}. Get a newer one from https://nodejs.org.`,
    );
  if (!PLATFORMS.includes(machine.platform))
    throw new StartProblem(
      'platform_unsupported',
      `The embedded ClickHouse does not exist for ${machine.platform}. It runs on Linux and macOS (x64, arm64); on Windows use WSL.`,
    );
}

function thisMachine(): Machine {
  return { version: process.version, platform: `${process.platform}-${process.arch}` };
}
