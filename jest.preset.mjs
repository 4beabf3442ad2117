import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

// Jest loads ES modules through node:vm, which Node hides behind a flag; start again with it where it is missing.
if (vm.SourceTextModule === undefined) {
  const { status } = spawnSync(
    process.execPath,
    ['--experimental-vm-modules', '--no-warnings', ...process.argv.slice(1)],
    {
      stdio: 'inherit',
    },
  );
  process.exit(status ?? 1);
}

const swc = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));

/** The jest configuration of one project: ES modules, SWC, and other projects of the workspace read from source. */
export function createJestConfig(displayName) {
  return {
    displayName,
    testMatch: ['<rootDir>/src/**/*.spec.ts'],
    testEnvironment: 'node',
    testEnvironmentOptions: { customExportConditions: ['@repartee/source', 'node', 'node-addons'] },
    extensionsToTreatAsEsm: ['.ts'],
    moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
    resolver: fileURLToPath(new URL('jest.resolver.cjs', import.meta.url)),
    transform: { '\\.ts$': ['@swc/jest', swc] },
    modulePathIgnorePatterns: ['<rootDir>/dist/'],
    passWithNoTests: true,
    // A bound against what never ends, not a measure: a busy machine takes its time.
    testTimeout: 60_000,
    maxWorkers: '50%',
  };
}
