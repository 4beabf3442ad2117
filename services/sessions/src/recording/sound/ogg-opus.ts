import type { EncoderOptions } from 'libopus-wasm';
import { Application, EncoderCtl, Signal, createEncoder } from 'libopus-wasm';

import { OggWriter } from './ogg.js';

/** Samples a second of what is encoded: speech has nothing above half of it that would be missed. */
export const ENCODED_RATE = 24_000;
/** Ogg counts Opus at 48 kHz whatever was put in (RFC 7845, section 4). */
const GRANULE_RATE = 48_000;
const FRAME = ENCODED_RATE / 50;
const CHANNELS = 2;
const FRAMES_A_PAGE = 50;
const SERIAL = 0x52657021;
const VENDOR = 'libopus';

const settings: EncoderOptions = {
  ...{ channels: CHANNELS, sampleRate: ENCODED_RATE, frameSize: FRAME },
  ...{ application: Application.Voip, signal: Signal.Voice, bitrate: 40_000, complexity: 5 },
};

/**
 * Both sides as one Ogg file with Opus (RFC 7845): the learner left, the persona right, as long as the longer of them.
 * A page holds a second of sound, so that a browser can seek. `learner` and `persona` have ENCODED_RATE samples a second.
 */
export async function oggOpus(learner: Int16Array, persona: Int16Array): Promise<Uint8Array> {
  const encoder = await createEncoder(settings);
  // Whoever hears both sides from one loudspeaker is to lose neither.
  encoder.encoderCtl(EncoderCtl.SetPhaseInversionDisabled, 1);
  const perSample = GRANULE_RATE / ENCODED_RATE;
  const skipped = encoder.getLookahead() * perSample;
  const samples = Math.max(learner.length, persona.length);
  const ogg = new OggWriter(SERIAL, FRAMES_A_PAGE);
  ogg.add(identification(skipped), 0);
  ogg.endPage();
  ogg.add(comments(), 0);
  ogg.endPage();
  const end = skipped + samples * perSample;
  const frame = new Int16Array(FRAME * CHANNELS);
  for (let at = 0; at * perSample < end; at += FRAME) {
    for (let index = 0; index < FRAME; index++) {
      frame[index * CHANNELS] = learner[at + index] ?? 0;
      frame[index * CHANNELS + 1] = persona[at + index] ?? 0;
    }
    // The last page says where the sound ends; what the frame has beyond it is left out.
    ogg.add(encoder.encode(frame), Math.min(end, (at + FRAME) * perSample));
  }
  encoder.free();
  return ogg.end();
}

/** RFC 7845, section 5.1. */
function identification(skipped: number): Uint8Array {
  const head = Buffer.alloc(19);
  head.write('OpusHead');
  head.writeUInt8(1, 8);
  head.writeUInt8(CHANNELS, 9);
  head.writeUInt16LE(skipped, 10);
  head.writeUInt32LE(ENCODED_RATE, 12);
  return head;
}

/** RFC 7845, section 5.2: who made it, and no comment. */
function comments(): Uint8Array {
  const head = Buffer.alloc(16 + VENDOR.length);
  head.write('OpusTags');
  head.writeUInt32LE(VENDOR.length, 8);
  head.write(VENDOR, 12);
  return head;
}
