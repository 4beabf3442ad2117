import { StartProblem } from '@repartee/kernel';

const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

/** Throws StartProblem with what to do where this machine (for example linux-x64, with glibc) cannot run Repartee. */
export function checkRequirements(platform = `${process.platform}-${process.arch}`, hasGlibc = isGlibcThere()): void {
  if (!PLATFORMS.includes(platform))
    throw new StartProblem(
      'platform_unsupported',
      `The embedded ClickHouse does not exist for ${platform}. It runs on Linux and macOS (x64, arm64); on Windows use WSL.`,
    );
  if (platform.startsWith('linux-') && !hasGlibc)
    throw new StartProblem(
      'platform_unsupported',
      'The embedded ClickHouse needs glibc, and this Linux has another C library, as Alpine does (musl). Take Debian, Ubuntu or Fedora, or an image of Node that is built on one of them.',
    );
}

/** Node names the glibc that it runs with; with another library it names none. */
function isGlibcThere(): boolean {
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime !== undefined;
}
