import { Writable } from 'node:stream';

import { describe, expect, it } from '@jest/globals';

import { NestLog } from './nest-log.js';
import { PinoLog } from './log.js';

function createTestLog(): { log: PinoLog; lines: () => Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const destination = new Writable({
    write: (chunk: Buffer, _, done) => {
      lines.push(JSON.parse(chunk.toString()));
      done();
    },
  });
  return { log: new PinoLog({ service: 'sessions', level: 'info', destination }), lines: () => lines };
}

describe('a log', () => {
  it('writes ids and codes, and leaves personal data out', () => {
    const { log, lines } = createTestLog();
    log.info({ session: 's-1', email: 'ada@example.org', person: { name: 'Ada', id: 'p-1' } }, 'Session started');

    expect(lines()).toMatchObject([
      { service: 'sessions', session: 's-1', person: { id: 'p-1' }, msg: 'Session started' },
    ]);
    expect(JSON.stringify(lines())).not.toMatch(/ada@|Ada/);
  });

  it('keeps below its level what Nest says while it starts', () => {
    const { log, lines } = createTestLog();
    const nest = new NestLog(log);
    nest.log('Mapped {/api, GET} route', 'RouterExplorer');
    nest.error(new Error('cannot resolve'), undefined, 'Injector');

    expect(lines()).toMatchObject([{ level: 50, msg: 'cannot resolve', context: 'Injector' }]);
  });
});
