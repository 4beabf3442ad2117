import { StartProblem } from '@repartee/kernel';

const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

/** Throws StartProblem with what to do where this machine (for example linux-x64) cannot run Repartee. */
export function checkRequirements(platform = `${process.platform}-${process.arch}`): void {
  if (!PLATFORMS.includes(platform))
    throw new StartProblem(
      'platform_unsupported',
      `The embedded ClickHouse does not exist for ${platform}. It runs on Linux and macOS (x64, arm64); on Windows use WSL.`,
    );
}
