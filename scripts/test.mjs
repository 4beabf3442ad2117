// The whole check: lint, types, build, the tests of every project, then the tests that cross projects.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const services = readdirSync(join(root, 'services')).map((name) => join('services', name));
const projects = ['proto', ...services, 'web', 'test'];

const nx = (target) => ['nx', 'run-many', '-t', target, '--output-style=static'];
const steps = [
  { name: 'lint', command: ['npm', 'run', '-s', 'lint', '--', '--output-style=static'] },
  { name: 'typecheck', command: nx('typecheck') },
  { name: 'build', command: nx('build') },
  { name: 'test', command: nx('test'), report: 'test-report.json' },
  { name: 'end to end', command: nx('e2e'), report: 'e2e-report.json' },
];

function run({ name, command: [program, ...args] }) {
  console.log(`\n=== ${name}`);
  const started = performance.now();
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit' });
  return { ok: status === 0, seconds: (performance.now() - started) / 1000 };
}

/** Counts of one runner's JSON report; Jest and Vitest write the same fields. A suite that broke counts as a failure. */
function readCounts(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const broken = report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

function sumCounts(report) {
  const all = projects.map((project) => readCounts(join(root, project, report)));
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
  };
}

function check(step) {
  const { ok, seconds } = run(step);
  const { passed, failed } = step.report ? sumCounts(step.report) : { passed: 0, failed: 0 };
  // A step can fail without a failing test (a lint error, a runner that died): that is one failure too.
  return { name: step.name, ok, seconds, passed, failed: ok ? failed : Math.max(failed, 1) };
}

// A report left from an earlier run must not be counted; Nx brings those of cached targets back.
for (const project of projects) {
  for (const { report } of steps) if (report) rmSync(join(root, project, report), { force: true });
}

const results = steps.map(check);
console.log('');
for (const { name, ok, seconds } of results) {
  console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(12)}${seconds.toFixed(1).padStart(7)} s`);
}
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && results.every(({ ok }) => ok) ? 0 : 1;
