import { spawnSync } from 'node:child_process';

import { installDebianPackages } from '@repartee/brokers';

/** Programs of others that read the log; kcat is found by its name. */
export interface ReaderTools {
  /** With protobuf's library. */
  python: string;
}

const PACKAGES = ['kcat', 'protobuf-compiler', 'python3-protobuf'];
/** Debian's package is for Debian's own Python, which need not be the first on the path. */
const PYTHONS = ['python3', '/usr/bin/python3'];

const MISSING =
  'This reads the log with kcat, protoc and Python 3 with protobuf, and found not all of them. Install them ' +
  `(Debian, Ubuntu: apt-get install ${PACKAGES.join(' ')}; macOS: brew install kcat protobuf, pip install protobuf).`;

/** Finds them, or installs Debian's packages where that is allowed. Throws with what to do. */
export function readerTools(): ReaderTools {
  const found = find() ?? (installDebianPackages('kcat, or protobuf for Python', PACKAGES) ? find() : undefined);
  if (!found) throw new Error(MISSING);
  return found;
}

function find(): ReaderTools | undefined {
  const python = PYTHONS.find((one) => succeeds(one, ['-c', 'import google.protobuf']));
  if (python === undefined || !succeeds('kcat', ['-V']) || !succeeds('protoc', ['--version'])) return undefined;
  return { python };
}

function succeeds(command: string, args: readonly string[]): boolean {
  return spawnSync(command, [...args], { stdio: 'ignore' }).status === 0;
}

/** What the command says on its standard output. Throws with what it says on the other. */
export function runOrThrow(command: string, args: readonly string[], input?: Buffer): Buffer {
  const { status, stdout, stderr, error } = spawnSync(command, [...args], {
    ...(input && { input }),
    maxBuffer: 2 ** 28,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${String(stderr)}`);
  return stdout;
}
