import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { createGunzip } from 'node:zlib';

const GZIP_MAGIC = [0x1f, 0x8b];

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(GZIP_MAGIC.length), 0, GZIP_MAGIC.length, 0);
    return bytesRead === GZIP_MAGIC.length && GZIP_MAGIC.every((byte, index) => buffer[index] === byte);
  } finally {
    await file.close();
  }
}

/** What a broken archive or disk says while lines are read; without this the reader would only stop. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  let failure: unknown;
  const lines = createInterface({ input, crlfDelay: Infinity });
  input.once('error', (error) => {
    failure = error;
    lines.close();
  });
  yield* lines;
  if (failure instanceof Error) throw failure;
}

/** The lines of a text file, unpacked where it is gzip; `-` reads standard input. Rejects where it can't be opened. */
export async function readLines(path: string): Promise<AsyncIterable<string>> {
  if (path === '-') return linesOf(process.stdin);
  const packed = await isGzip(path);
  const file = createReadStream(path);
  if (!packed) return linesOf(file);
  const gunzip = createGunzip();
  file.once('error', (error) => gunzip.destroy(error));
  return linesOf(file.pipe(gunzip));
}

export interface LineWriter {
  write(line: string): Promise<void>;
  close(): Promise<void>;
}

async function writeLine(stream: Writable, line: string): Promise<void> {
  if (!stream.write(`${line}\n`)) await once(stream, 'drain');
}

/** Writes lines to a file, or to standard output without one. Rejects where the file can't be opened. */
export async function createLineWriter(path: string | undefined): Promise<LineWriter> {
  if (path === undefined) return { write: (line) => writeLine(process.stdout, line), close: () => Promise.resolve() };
  const stream = createWriteStream(path);
  await once(stream, 'open');
  return {
    write: (line) => writeLine(stream, line),
    close: async () => {
      stream.end();
      await once(stream, 'finish');
    },
  };
}
