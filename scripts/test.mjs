// The whole check: lint, types, build, the tests of every project, then the tests that cross projects.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';

const root = join(import.meta.dirname, '..');
const services = readdirSync(join(root, 'services')).map((name) => join('services', name));
const projects = ['proto', ...services, 'web', 'test', 'test/brokers'];

const nx = (...targets) => ['nx', 'run-many', '-t', ...targets, '--output-style=static'];
const steps = [
  // Side by side, so that no core waits for the longest of one kind.
  { name: 'lint, types', commands: [nx('lint', 'typecheck'), ['npm', 'run', '-s', 'lint:root']] },
  { name: 'build', commands: [nx('build')] },
  // Three at a time: they wait for brokers and databases, and the longest one would otherwise run alone at the end.
  { name: 'test', commands: [[...nx('test'), '--parallel=3']], report: 'test-report.json' },
  { name: 'end to end', commands: [nx('e2e')], report: 'e2e-report.json' },
  { name: 'in real time', commands: [nx('real-time')], report: 'real-time-report.json' },
  { name: 'on a cluster', commands: [nx('on-cluster')], report: 'on-cluster-report.json' },
];

/** So many specs of a step are named for the time that they take. */
const SLOWEST = 8;

/** For what one step has made and the next can use. */
const shared = mkdtempSync(join(tmpdir(), 'repartee-check-'));
const env = { ...process.env, REPARTEE_DEMO_FOLDER: join(shared, 'demo') };

/** Runs a step's commands side by side. */
async function run({ name, commands }) {
  console.log(`\n=== ${name}`);
  const started = performance.now();
  const ends = await Promise.all(commands.map(runOne));
  return {
    ok: ends.every(({ status }) => status === 0),
    seconds: (performance.now() - started) / 1000,
    complaints: ends.flatMap(({ complaints }) => complaints),
  };
}

/** Runs a command, passing on what it prints and keeping the lines that speak of an error. */
async function runOne([program, ...args]) {
  const child = spawn(program, args, { cwd: root, env, stdio: ['inherit', 'pipe', 'pipe'] });
  const complaints = [];
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    from.pipe(to, { end: false });
    createInterface({ input: from }).on('line', (line) => {
      if (/\berror\b|\[warn\]/i.test(line)) complaints.push(stripVTControlCharacters(line).trim());
    });
  }
  const status = await new Promise((resolve) => child.on('close', resolve));
  return { status, complaints };
}

/** What one runner's JSON report says; Jest and Vitest write the same fields. A suite that broke counts as a failure. */
function readReport(file) {
  if (!existsSync(file)) return { passed: 0, failures: [], suites: [] };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const failures = report.testResults.flatMap((suite) => {
    const path = relative(root, suite.name);
    if (suite.status === 'failed' && suite.assertionResults.length === 0) return [`${path}: did not run`];
    const failed = suite.assertionResults.filter(({ status }) => status === 'failed');
    return failed.map(({ fullName }) => `${path}: ${fullName}`);
  });
  const suites = report.testResults.map(({ name, startTime, endTime }) => ({
    path: relative(root, name),
    seconds: (endTime - startTime) / 1000,
  }));
  return { passed: report.numPassedTests, failures, suites };
}

function readReports(name) {
  const all = projects.map((project) => readReport(join(root, project, name)));
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failures: all.flatMap(({ failures }) => failures),
    suites: all.flatMap(({ suites }) => suites),
  };
}

async function check(step) {
  const { ok, seconds, complaints } = await run(step);
  const { passed, failures, suites } = step.report ? readReports(step.report) : { passed: 0, failures: [], suites: [] };
  // A step can fail without a failing test (a lint error, a runner that died): that is one failure too.
  if (!ok && failures.length === 0) failures.push(complaints.slice(0, 20).join('\n      ') || 'ended with an error');
  suites.sort((one, other) => other.seconds - one.seconds);
  return { name: step.name, ok, seconds, passed, failures, slowest: suites.slice(0, SLOWEST) };
}

// A report left from an earlier run must not be counted; Nx brings those of cached targets back.
for (const project of projects) {
  for (const { report } of steps) if (report) rmSync(join(root, project, report), { force: true });
}

const results = [];
for (const step of steps) results.push(await check(step));
rmSync(shared, { recursive: true, force: true });

console.log('');
for (const { name, slowest } of results)
  for (const { path, seconds } of slowest) console.log(`${seconds.toFixed(0).padStart(4)} s  ${name}: ${path}`);

// What failed stands at the very end, where one looks first and where a shortened log still has it.
console.log('');
for (const { name, failures } of results) for (const failure of failures) console.log(`FAIL  ${name}: ${failure}`);
for (const { name, ok, seconds } of results) {
  console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(12)}${seconds.toFixed(1).padStart(7)} s`);
}
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, { failures }) => sum + failures.length, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && results.every(({ ok }) => ok) ? 0 : 1;
