import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { readRehearseOptions } from './rehearse-options.js';

describe('when rehearse reads its options', () => {
  let folder: string;
  let file: string;
  const read = (...more: readonly string[]) =>
    readRehearseOptions(['--email', 'e', '--password', 'p', '--scenario', 's', '--lines', file, ...more]);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'repartee-lines-'));
    file = join(folder, 'lines.txt');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('takes a turn a line, without empty ones, however the file ends its lines', async () => {
    writeFileSync(file, '\ufeffHello.\r\n\r\n  How are you?  \nGoodbye.');
    expect(await read()).toMatchObject({ lines: ['Hello.', 'How are you?', 'Goodbye.'], purpose: 'practice' });
  });

  it('refuses a line that is too long for a turn before anything is said', async () => {
    writeFileSync(file, `Hello.\n\n${'x'.repeat(2_001)}`);
    await expect(read()).rejects.toThrow('Line 3 has 2001 characters');
  });

  it('says which option is missing or wrong', async () => {
    await expect(read('--language', 'de')).rejects.toThrow(/--language is de/);
    await expect(readRehearseOptions(['--email', 'e'])).rejects.toThrow(/--password is missing.*--help/s);
  });

  it('passes over nothing that it does not know', async () => {
    writeFileSync(file, 'Hello.');
    await expect(read('unhappy-customer')).rejects.toThrow(
      "Unexpected argument 'unhappy-customer'.\nSee: npm run -s rehearse -- --help",
    );
    await expect(read('--asessed')).rejects.toThrow("Unknown option '--asessed'.\nSee: npm run -s rehearse -- --help");
  });
});
