import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const POM = fileURLToPath(new URL('../pom.xml', import.meta.url));
const CACHE = fileURLToPath(new URL('../../.cache', import.meta.url));

/** A program of the machine that brokers need is not there, or does not do what it should; the message says what to do. */
export class BrokerToolMissing extends Error {
  readonly code = 'broker_tool_missing';

  constructor(sentence: string) {
    super(sentence);
    this.name = 'BrokerToolMissing';
  }
}

const ADVICE =
  'Kafka brokers need Java 17 or newer and Maven 3 on the path (on Debian: apt-get install openjdk-17-jre-headless maven).';

/** The folder that holds Kafka's jars. Maven fetches them once, from wherever it is set up to fetch from. */
export function kafkaJars(): string {
  requireProgram('java', ['-version']);
  const folder = join(CACHE, `kafka-${versionOf(readFileSync(POM, 'utf8'))}`);
  if (!existsSync(folder)) fetchInto(folder);
  return folder;
}

/** Whole or not at all, also where two processes fetch at once. */
function fetchInto(folder: string): void {
  requireProgram('mvn', ['-version']);
  mkdirSync(CACHE, { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  const { status, stdout, stderr } = spawnSync(
    'mvn',
    ['-q', '-B', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${draft}`],
    { encoding: 'utf8' },
  );
  try {
    if (status !== 0) throw new BrokerToolMissing(`Maven could not fetch Kafka: ${(stdout + stderr).slice(-1000)}`);
    if (!existsSync(folder)) renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function requireProgram(program: string, args: readonly string[]): void {
  const { error, status } = spawnSync(program, args, { encoding: 'utf8' });
  if (error) throw new BrokerToolMissing(`There is no ${program} on the path. ${ADVICE}`);
  if (status !== 0) throw new BrokerToolMissing(`${program} ${args.join(' ')} ended with ${status}. ${ADVICE}`);
}

/** Of the first dependency, which is Kafka. */
function versionOf(pom: string): string {
  const version = /<artifactId>kafka_[\d.]+<\/artifactId>\s*<version>([^<]+)</.exec(pom)?.[1];
  if (version === undefined) throw new Error('The pom.xml names no version of Kafka.');
  return version;
}
