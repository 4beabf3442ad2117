import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { CAPTURE_RATE } from '@repartee/proto';

import { readWave, writeWave } from './wave-file.js';

/** What learners say in the tests with real sound, by the name of its file in `test/speech/sounds`. */
export const learnerSays = {
  explain: { language: 'en', text: 'No wait, let me explain what happened.' },
  mornings: { language: 'en', text: 'What happened on those two mornings?' },
  matins: { language: 'fr', text: 'Que s’est-il passé ces deux matins-là ?' },
} as const;
export type LearnerSays = keyof typeof learnerSays;

/** A quiet room, about 65 dB below full scale: a microphone without any sound is taken for one that is switched off. */
const HUM = 24;

export const soundFile = (name: LearnerSays): string =>
  fileURLToPath(new URL(`../../speech/sounds/${name}.wav`, import.meta.url));

export const clip = (name: LearnerSays): Buffer => readWave(soundFile(name));

/** A file of what a microphone hears from when it is opened: these sentences, each at its time, in a quiet room. */
export function learnerTrack(said: readonly { atMs: number; says: LearnerSays }[], lastsMs: number): string {
  const pcm = Buffer.alloc(Math.round((lastsMs * CAPTURE_RATE) / 1000) * 2);
  for (let at = 0; at < pcm.byteLength; at += 2) pcm.writeInt16LE(((at * 7_919) % (2 * HUM + 1)) - HUM, at);
  for (const { atMs, says } of said) clip(says).copy(pcm, Math.round((atMs * CAPTURE_RATE) / 1000) * 2);
  return trackFile(pcm);
}

/** The file of a microphone that hears this, at 16 kHz. */
export function trackFile(pcm: Buffer): string {
  const file = join(mkdtempSync(join(tmpdir(), 'repartee-track-')), 'track.wav');
  writeWave(file, pcm, CAPTURE_RATE);
  return file;
}
