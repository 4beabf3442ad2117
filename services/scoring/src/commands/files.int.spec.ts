import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { createLineWriter, readLines } from './files.js';

describe('a file of lines', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'repartee-score-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function linesIn(path: string): Promise<string[]> {
    const lines: string[] = [];
    for await (const line of await readLines(path)) lines.push(line);
    return lines;
  }

  it('is read line by line, however its lines end', async () => {
    writeFileSync(file('plain'), 'one\r\ntwo\nthree');
    expect(await linesIn(file('plain'))).toEqual(['one', 'two', 'three']);
  });

  it('is unpacked where it is packed, whatever its name', async () => {
    writeFileSync(file('packed.jsonl'), gzipSync('one\ntwo\n'));
    expect(await linesIn(file('packed.jsonl'))).toEqual(['one', 'two']);
  });

  it('does not pass for whole where the archive is cut off', async () => {
    const packed = gzipSync('one\n'.repeat(5000));
    writeFileSync(file('cut.gz'), packed.subarray(0, packed.length - 20));
    await expect(linesIn(file('cut.gz'))).rejects.toMatchObject({ code: 'Z_BUF_ERROR' });
  });

  it('can’t be opened where there is none', async () => {
    await expect(readLines(file('missing'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(createLineWriter(join(folder, 'no', 'folder'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('holds what was written once it is closed', async () => {
    const writer = await createLineWriter(file('out'));
    await writer.write('one');
    await writer.write('two');
    await writer.close();
    expect(readFileSync(file('out'), 'utf8')).toBe('one\ntwo\n');
  });
});
