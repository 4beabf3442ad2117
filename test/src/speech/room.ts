import { CAPTURE_RATE } from '@repartee/proto';
import type { Page } from 'playwright-core';

/** How a room gives back what the page plays: after so many milliseconds, so much quieter. */
export interface Echo {
  afterMs: number;
  gain: number;
}

/** About 65 dB below full scale: a microphone without any sound is taken for one that is switched off. */
const HUM = 0.002;

/** Puts the page, from its next load on, into a quiet room without echo cancellation, whose microphone takes the browser's place. */
export async function putInRoom(page: Page, echo?: Echo): Promise<void> {
  await page.addInitScript(roomScript(echo));
}

/** Has this heard in the room at once: 16 bits a sample, at 16 kHz. Resolves once it has begun to sound. */
export const sayInRoom = (page: Page, pcm: Buffer): Promise<void> =>
  page.evaluate<void>(`window.sayInRoom('${pcm.toString('base64')}')`);

const roomScript = (echo?: Echo): string => `(() => {
  let room, ear;
  const open = () => {
    if (room) return;
    room = new AudioContext();
    ear = room.createMediaStreamDestination();
    const hum = room.createBuffer(1, room.sampleRate, room.sampleRate);
    hum.getChannelData(0).forEach((_, at, all) => (all[at] = (((at * 7919) % 1009) / 1009 - 0.5) * ${HUM}));
    const humming = new AudioBufferSourceNode(room, { buffer: hum, loop: true });
    humming.connect(ear);
    humming.start();
  };
${echo ? echoScript(echo) : ''}
  window.sayInRoom = (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const samples = Float32Array.from(new Int16Array(bytes.buffer), (at) => at / 32768);
    const buffer = room.createBuffer(1, samples.length, ${CAPTURE_RATE});
    buffer.copyToChannel(samples, 0);
    const source = new AudioBufferSourceNode(room, { buffer });
    source.connect(ear);
    source.start();
  };
  navigator.mediaDevices.getUserMedia = async () => {
    open();
    void room.resume();
    return ear.stream.clone();
  };
})();`;

const echoScript = ({ afterMs, gain }: Echo): string => `
  window.onPlayer = (player) => {
    open();
    const out = player.context.createMediaStreamDestination();
    player.connect(out);
    room.createMediaStreamSource(out.stream)
      .connect(new DelayNode(room, { delayTime: ${afterMs / 1000} }))
      .connect(new GainNode(room, { gain: ${gain} }))
      .connect(ear);
  };`;
