import { CAPTURE_RATE } from '@repartee/proto';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const Sides = z.object({ type: z.string(), sides: z.tuple([z.base64(), z.base64()]) });

/** Both sides of a recording as a browser decodes them: 16 bits a sample, at 16 kHz, from session time 0 on. */
export interface RecordedSound {
  /** What the server says that it is. */
  type: string;
  learner: Buffer;
  persona: Buffer;
}

/** The recording whose player is on the page. Rejects where the browser can't decode it. */
export async function recordedSound(page: Page): Promise<RecordedSound> {
  const { type, sides } = Sides.parse(await page.evaluate(decode));
  const [learner, persona] = sides.map((side) => Buffer.from(side, 'base64')) as [Buffer, Buffer];
  return { type, learner, persona };
}

const decode = `(async () => {
  const answer = await fetch(document.querySelector('audio').src);
  const decoder = new OfflineAudioContext(2, 1, ${CAPTURE_RATE});
  const sound = await decoder.decodeAudioData(await answer.arrayBuffer());
  const base64 = (samples) => new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.split(',')[1]);
    reader.readAsDataURL(new Blob([Int16Array.from(samples, (at) => Math.max(-1, Math.min(1, at)) * 32767)]));
  });
  const sides = [await base64(sound.getChannelData(0)), await base64(sound.getChannelData(1))];
  return { type: answer.headers.get('content-type'), sides };
})()`;

/** How a player stands. */
export interface PlayerState {
  isPlaying: boolean;
  atMs: number;
  lengthMs: number;
}

export const playerState = async (page: Page): Promise<PlayerState> =>
  page.locator('audio').evaluate((element) => {
    const { paused, currentTime, duration } = element as unknown as AudioElement;
    return { isPlaying: !paused, atMs: currentTime * 1000, lengthMs: duration * 1000 };
  });

/** Of the page's own types, which are not those of Node, so much is needed here. */
interface AudioElement {
  paused: boolean;
  currentTime: number;
  duration: number;
}
