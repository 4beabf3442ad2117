import { CAPTURE_RATE } from '@repartee/proto';

import type { LearnerSays } from './learner-says.js';
import { learnerSays, soundFile } from './learner-says.js';
import { SPEAKER_RATE, Speaker } from './speaker.js';
import { writeWave } from './wave-file.js';

const VOICES = { en: 'en-us+f3', fr: 'fr' } as const;
const WORDS_A_MINUTE = 170;

/** Each sample is the mean of what sounds in its time. */
function atCaptureRate(pcm: Buffer): Buffer {
  const step = SPEAKER_RATE / CAPTURE_RATE;
  const slower = Buffer.alloc(Math.floor(pcm.byteLength / 2 / step) * 2);
  for (let at = 0; at < slower.byteLength / 2; at++)
    slower.writeInt16LE(meanOf(pcm, at * step, (at + 1) * step), at * 2);
  return slower;
}

function meanOf(pcm: Buffer, from: number, to: number): number {
  let sum = 0;
  for (let at = Math.floor(from); at < to && at * 2 < pcm.byteLength; at++)
    sum += pcm.readInt16LE(at * 2) * (Math.min(at + 1, to) - Math.max(at, from));
  return Math.round(sum / (to - from));
}

const speaker = new Speaker();
for (const [name, { language, text }] of Object.entries(learnerSays)) {
  const { pcm } = await speaker.say(text, VOICES[language], WORDS_A_MINUTE);
  writeWave(soundFile(name as LearnerSays), atCaptureRate(pcm), CAPTURE_RATE);
}
await speaker.stop();
