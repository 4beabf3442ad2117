import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CAPTURE_RATE } from '@repartee/proto';

const HEADER_BYTES = 44;

/** A file of one channel, 16 bits a sample (RIFF WAVE, PCM). */
export function writeWave(file: string, pcm: Buffer, rate: number): void {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(HEADER_BYTES - 8 + pcm.byteLength, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(pcm.byteLength, 40);
  writeFileSync(file, Buffer.concat([header, pcm]));
}

/** The samples of a file that was written so. */
export const readWave = (file: string): Buffer => readFileSync(file).subarray(HEADER_BYTES);

/** The file of a microphone that hears this, at 16 kHz. */
export function microphoneFile(pcm: Buffer): string {
  const file = join(mkdtempSync(join(tmpdir(), 'repartee-microphone-')), 'sound.wav');
  writeWave(file, pcm, CAPTURE_RATE);
  return file;
}
