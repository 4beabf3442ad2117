import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from '@jest/globals';
import { streamOf } from '@repartee/proto';

import { createTestFolder } from './journal.fixtures.js';
import { SqliteJournal } from './sqlite-journal.js';

const BUILT = fileURLToPath(new URL('../../dist/index.js', import.meta.url));

/** Appends without end, and says after each append what it was told is durable. */
const WRITER = `
  import { create } from '@bufbuild/protobuf';
  import { directoryV1, streamOf } from '@repartee/proto';
  import { SqliteJournal, derivedId } from ${JSON.stringify(BUILT)};
  const journal = SqliteJournal.open(process.argv[1]);
  for (let version = 0; ; version++) {
    const data = create(directoryV1.TeamFormedSchema, { teamId: 'red', siteId: 'lille', name: String(version) });
    await journal.append({
      stream: streamOf.team('acme', 'red'), organisation: 'acme', expectedVersion: version,
      events: [{ id: derivedId(String(version)), occurredAt: version, data }],
      correlationId: '', causationId: '', actor: { kind: 'system', id: 'test' },
    });
    process.stdout.write(String(version + 1) + '\\n');
  }
`;

describe('a journal whose writer is killed in the middle of writing', () => {
  it('holds everything the writer was told is durable, without a gap', async () => {
    const folder = createTestFolder();
    const path = folder.file('journal.sqlite');
    const writer = spawn(process.execPath, ['--input-type=module', '-e', WRITER, path], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let acknowledged = 0;
    for await (const line of createInterface(writer.stdout)) {
      acknowledged = Number(line);
      if (acknowledged === 200) writer.kill('SIGKILL');
    }
    if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit');

    const journal = SqliteJournal.open(path);
    const versions = journal.readStream(streamOf.team('acme', 'red')).map(({ version }) => version);
    expect(acknowledged).toBeGreaterThanOrEqual(200);
    expect(versions.length).toBeGreaterThanOrEqual(acknowledged);
    expect(versions).toEqual(versions.map((_, index) => index + 1));
    await journal.close();
    folder.remove();
  }, 30_000);
});
