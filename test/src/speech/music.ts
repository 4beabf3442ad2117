import { CAPTURE_RATE } from '@repartee/proto';

const BEAT_MS = 400;
/** Semitones above A3: chords of four beats, and a tune over them. */
const CHORDS = [
  [0, 3, 7],
  [-4, 0, 3],
  [3, 7, 10],
  [-2, 2, 5],
] as const;
const TUNE = [12, 15, 14, 12, 10, 12, 7, 8, 10, 15, 12, 10, 14, 12, 10, 9] as const;
/** A plucked string has many partials; each is weaker than the one below, and dies away sooner. */
const PARTIALS = 6;

const frequencyOf = (semitones: number): number => 220 * 2 ** (semitones / 12);

function plucked(semitones: number, seconds: number): number {
  let sum = 0;
  for (let partial = 1; partial <= PARTIALS; partial++)
    sum +=
      (Math.sin(2 * Math.PI * frequencyOf(semitones) * partial * seconds) * Math.exp(-seconds * (2 + partial))) /
      partial;
  return sum;
}

/** Broken chords, a tune with a tremor, and a beat of noise: 16 bits a sample at 16 kHz, about 15 dB below full scale. */
export function music(lastsMs: number): Buffer {
  const samples = Math.round((lastsMs * CAPTURE_RATE) / 1000);
  const pcm = Buffer.alloc(samples * 2);
  for (let at = 0; at < samples; at++) {
    const ms = (at * 1000) / CAPTURE_RATE;
    const beat = Math.floor(ms / BEAT_MS);
    const seconds = (ms % BEAT_MS) / 1000;
    const chord = CHORDS[Math.floor(beat / 4) % CHORDS.length] ?? CHORDS[0];
    const string = plucked(chord[beat % 3] ?? 0, seconds);
    const tremor = 0.004 * Math.sin((2 * Math.PI * 5 * ms) / 1000);
    const tune = plucked(TUNE[beat % TUNE.length] ?? 0, seconds + tremor * seconds);
    const hiss = beat % 2 === 0 ? 0 : ((((at * 7_919) % 2_003) / 2_003 - 0.5) * Math.exp(-seconds * 30)) / 2;
    pcm.writeInt16LE(Math.round(6_000 * (0.5 * string + 0.7 * tune + hiss)), at * 2);
  }
  return pcm;
}
